//! The examples on the mock server.

#[path = "../examples/mark_watched.rs"]
#[allow(dead_code, reason = "the program around it is not called")]
mod mark_watched;
#[path = "../examples/search.rs"]
#[allow(dead_code, reason = "the program around it is not called")]
mod search;

#[path = "../examples/plex/main.rs"]
#[allow(dead_code, reason = "the program around it is not called")]
mod plex;
#[path = "examples/whole_program.rs"]
mod whole_program;

#[tokio::test]
async fn a_search_finds_something() {
    let mut out = Vec::new();
    search::on_mock_server("night", &mut out).await.unwrap();
    let out = String::from_utf8(out).unwrap();
    let (found, listed) = out.split_once("Not yet seen in ").unwrap_or_default();
    assert!(found.starts_with("Everything with \"night\":\n  "), "{out}");
    assert!(listed.contains(", the newest first:\n  "), "{out}");
}

#[tokio::test]
async fn an_item_is_played_and_marked() {
    let mut out = Vec::new();
    mark_watched::on_mock_server(&mut out).await.unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains(" as watched.\nTook that back.\nThe mock server had "), "{out}");
}

/// Every job of the README has a program, which is run by a test: here, or `tour` in `tour.rs`.
#[test]
fn the_jobs_of_the_readme_have_programs_that_run() {
    let readme = include_str!("../README.md");
    let rows = readme.lines().skip_while(|line| !line.starts_with("| Job |")).skip(2);
    let rows: Vec<&str> = rows.take_while(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 5, "{rows:?}");
    for row in rows {
        let after =
            |start: &str| row.split_once(start).map(|(_, rest)| rest).unwrap_or_else(|| panic!("{row}"));
        let name = after("--example ").split([' ', '`']).next().unwrap_or_default();
        let file = after("](examples/").split(')').next().unwrap_or_default();
        assert!(["mark_watched", "plex", "search", "tour"].contains(&name), "no test runs {name}");
        assert!(
            file == format!("{name}.rs") || file.starts_with(&format!("{name}/")),
            "{file} is not {name}"
        );
    }
}
