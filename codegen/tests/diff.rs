//! Pairs of small documents and what changed between them, one folder a case: `old.yaml`, `new.yaml`, and the report
//! in `report.txt`. Every rule has a case.
//!
//! `UPDATE=1 cargo test -p codegen --test diff` writes the reports and the table of `DIFF.md` anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::backend::diff::{Impact, Report, Subject, compare, render, rules};
use codegen::ir::Api;
use codegen::{frontend, surface};

const ALL: render::Options = render::Options { places: usize::MAX, color: false };

#[test]
fn reports_say_what_is_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut stale = Vec::new();
    for case in cases() {
        let (old, new) = (load(&case.join("old.yaml")), load(&case.join("new.yaml")));
        let found = render::text(&compare(&old, &new), ALL);
        let expected = case.join("report.txt");
        if update {
            fs::write(&expected, found).expect("a report that can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            stale.push(format!("{} is not\n{found}", expected.display()));
        }
    }
    assert!(stale.is_empty(), "{} reports differ; UPDATE=1 writes them\n{}", stale.len(), stale.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let mut found = BTreeSet::new();
    for (_, report) in reports() {
        for change in &report.changes {
            found.insert(change.rule.id);
            if change.rule.rust.unless.is_empty() {
                assert_eq!(
                    change.rust, change.rule.rust.impact,
                    "{}: no other grade is named",
                    change.rule.id
                );
            }
            let unreached = matches!(change.subject, Subject::Type(_)) && change.places.is_empty();
            if change.rule.wire.unless.is_empty() && !unreached {
                assert_eq!(
                    change.wire, change.rule.wire.impact,
                    "{}: no other grade is named",
                    change.rule.id
                );
            }
        }
    }
    let missing: Vec<&str> = rules::all().map(|rule| rule.id).filter(|id| !found.contains(id)).collect();
    assert!(missing.is_empty(), "no case has {missing:?}");
}

#[test]
fn proposals_are_not_below_those_of_cargo_semver_checks() {
    let rank = |version: &str| ["none", "patch", "minor", "major"].iter().position(|one| *one == version);
    let mut lower = Vec::new();
    for (case, report) in reports() {
        let verdict = fs::read_to_string(case.join("semver.txt")).unwrap_or_default();
        let needed = verdict.split_whitespace().next().unwrap_or_default();
        let hint = "cargo test -p xtask --features semver --test semver, with UPDATE=1, asks for it";
        assert!(rank(needed).is_some(), "{} has no verdict: {hint}", case.display());
        if needed != "patch" && rank(report.semver().as_str()) < rank(needed) {
            lower.push(format!("{}: {}, not {verdict}", case.display(), report.semver().as_str()));
        }
    }
    assert!(lower.is_empty(), "{}", lower.join("\n"));
}

#[test]
fn nothing_changes_between_a_document_and_itself() {
    for case in cases() {
        for side in ["old.yaml", "new.yaml"] {
            let api = load(&case.join(side));
            assert!(compare(&api, &api).is_empty(), "{}", case.display());
        }
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for document in fs::read_dir(golden).expect("the folder of cases").flatten() {
        if let Ok(loaded) = frontend::load(&document.path().join("openapi.yaml"), &[], &surface::reserved()) {
            assert!(compare(&loaded.api, &loaded.api).is_empty(), "{}", document.path().display());
        }
    }
}

#[test]
fn what_was_added_is_removed_on_the_way_back() {
    let count = |report: &Report, rule: &str| report.changes.iter().filter(|one| one.rule.id == rule).count();
    for case in cases() {
        let (old, new) = (load(&case.join("old.yaml")), load(&case.join("new.yaml")));
        let (there, back) = (compare(&old, &new), compare(&new, &old));
        assert_eq!(there.is_empty(), back.is_empty(), "{}", case.display());
        assert_eq!(there.touched().len(), back.touched().len(), "{}", case.display());
        assert_eq!(there.words.len(), back.words.len(), "{}", case.display());
        for (added, removed) in [
            ("operation-added", "operation-removed"),
            ("type-added", "type-removed"),
            ("group-added", "group-removed"),
            ("value-added", "value-removed"),
            ("member-added", "member-removed"),
            ("server-added", "server-removed"),
            ("scheme-added", "scheme-removed"),
            ("answer-added", "answer-removed"),
            ("answer-header-added", "answer-header-removed"),
        ] {
            assert_eq!(count(&there, added), count(&back, removed), "{}: {added}", case.display());
            assert_eq!(count(&there, removed), count(&back, added), "{}: {removed}", case.display());
        }
    }
}

#[test]
fn words_of_a_document_stay_words() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/hostile_words");
    let report = compare(&load(&case.join("old.yaml")), &load(&case.join("new.yaml")));
    let text = render::text(&report, ALL);
    let (markdown, notes, json) =
        (render::markdown(&report, ALL), render::notes(&report), render::json(&report));
    for out in [&text, &markdown, &notes, &json] {
        let misleading = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!out.contains(misleading), "{out:?}");
        assert!(!out.lines().any(|line| line.starts_with("# x")), "{out}");
    }
    let value: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let new = value["changes"][0]["new"].as_str().expect("there is a new value");
    assert!(new.contains("\\u001b"), "the value is written as JSON inside: {new}");
    for line in markdown.lines().filter(|line| line.contains("script")) {
        let ticks = line.matches('`').count();
        let shown = line.contains("<code>") || ticks >= 2;
        assert!(shown, "not in a code span: {line}");
    }
}

#[test]
fn new_fields_are_additive_for_those_who_ask_so() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/fields_of_answers");
    let mut report = compare(&load(&case.join("old.yaml")), &load(&case.join("new.yaml")));
    let breaking = |report: &Report| {
        let of_rust = report.changes.iter().filter(|change| change.rust == Impact::Breaking);
        of_rust.map(|change| change.rule.id).collect::<BTreeSet<_>>()
    };
    assert!(breaking(&report).contains("field-added"));
    report.open_models();
    assert_eq!(breaking(&report), BTreeSet::from(["other-keys-renamed"]), "the field `extra` has moved");
}

#[test]
fn colours_are_for_terminals_only() {
    let (_, report) = reports().into_iter().next().expect("there are cases");
    let plain = render::text(&report, ALL);
    let colored = render::text(&report, render::Options { color: true, ..ALL });
    assert!(!plain.contains('\u{1b}') && colored.contains('\u{1b}'));
}

#[test]
fn long_lists_of_places_are_cut() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/type_renamed_everywhere");
    let report = compare(&load(&case.join("old.yaml")), &load(&case.join("new.yaml")));
    let renamed: Vec<_> = report.changes.iter().filter(|change| change.rule.id == "type-renamed").collect();
    assert_eq!(renamed.len(), 1, "one change");
    assert_eq!(renamed[0].operations(), 6, "six places");
    let text = render::text(&report, render::Options { places: 2, color: false });
    assert!(text.contains("and in 4 more (--places all)"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&render::json(&report)).expect("it is JSON");
    assert_eq!(json["changes"][0]["places"].as_array().map(Vec::len), Some(6), "JSON has all");
}

#[test]
fn the_table_of_rules_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("DIFF.md");
    let text = fs::read_to_string(&path).expect("DIFF.md is there");
    let (start, end) = ("<!-- Start Rules [rules] -->\n", "<!-- End Rules [rules] -->");
    let (before, rest) = text.split_once(start).expect("there is a first marker");
    let (_, after) = rest.split_once(end).expect("there is a last marker");
    let wanted = format!("{before}{start}{}{end}{after}", table());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, wanted).expect("DIFF.md can be written");
    } else {
        assert!(text == wanted, "UPDATE=1 cargo test -p codegen --test diff writes the table anew");
    }
}

/// The table of `DIFF.md`.
fn table() -> String {
    let grade = |grade: rules::Grade| match grade.unless {
        "" => grade.impact.to_string(),
        unless => format!("{}; {unless}", grade.impact),
    };
    let row = |rule: &rules::Rule| {
        format!("| `{}` | {} | {} | {} |\n", rule.id, rule.says, grade(rule.rust), grade(rule.wire))
    };
    let mut out = String::new();
    let mut area = None;
    for rule in rules::all() {
        if area != Some(rule.area) {
            area = Some(rule.area);
            out.push_str(&format!("\n### {}\n\n", rule.area.as_str()));
            out.push_str("| Rule | The item | Rust | wire |\n| --- | --- | --- | --- |\n");
        }
        out.push_str(&row(rule));
    }
    format!("{out}\n")
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder of cases").flatten().map(|entry| entry.path()).collect();
    cases.sort();
    assert!(cases.len() > 50, "cases are missing: {cases:?}");
    cases
}

fn reports() -> Vec<(PathBuf, Report)> {
    let report = |case: PathBuf| {
        let report = compare(&load(&case.join("old.yaml")), &load(&case.join("new.yaml")));
        (case, report)
    };
    cases().into_iter().map(report).collect()
}

fn load(path: &Path) -> Api {
    match frontend::load(path, &[], &surface::reserved()) {
        Ok(loaded) => loaded.api,
        Err(diagnostics) => panic!("{} does not load: {diagnostics:#?}", path.display()),
    }
}
