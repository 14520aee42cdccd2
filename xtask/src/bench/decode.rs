//! How fast a large answer is read, and how much memory that takes, beside other types for it.

use std::fs;
use std::path::Path;

use anyhow::Result;
use codegen::{bundle, frontend};

use crate::bench::arguments::Generator;
use crate::bench::figures::{self, Contender, Found, Programs};
use crate::bench::generators::Input;
use crate::bench::manifest;
use crate::bench::process::Outcome;
use crate::bench::scratch::Scratch;
use crate::bench::section::Section;
use crate::bench::statistics;
use crate::bench::subject::Subject;
use crate::bundle::write;
use crate::report;
use crate::workspace::Workspace;

/// The generator whose types are measured too.
pub const PEER: Generator = Generator::OpenapiToRust;

/// What others are compared with.
const LIMIT: &str = "derived by hand";

/// Reads the listing into the types of plex-sdk, into strict derived ones, into `Value`, and into those of `peer`.
///
/// # Errors
/// When a program cannot be run, or a folder cannot be written.
pub fn measure(programs: &Programs, peer: Option<Contender>, rounds: usize) -> Result<Section> {
    let mut contenders = vec![
        Contender::new("plex-sdk", "decode ours", programs),
        Contender::new(LIMIT, "decode strict", programs),
        Contender::new("serde_json::Value", "decode value", programs),
        Contender::new("plex-sdk, numbers as strings", "decode ours-quoted", programs),
        Contender::new("serde_json::Value, numbers as strings", "decode value-quoted", programs),
        Contender::new("plex-sdk, writing", "encode ours", programs),
        Contender::new("serde_json::Value, writing", "encode value", programs),
    ];
    contenders.extend(peer);
    let all = figures::measure(&contenders, rounds)?;
    let found = |label: &str| {
        let mut pairs = contenders.iter().zip(&all);
        pairs.find(|(contender, _)| contender.label == label).and_then(|(_, found)| found.as_ref().ok())
    };
    let size = found("plex-sdk").and_then(|found| found.figure("document")).unwrap_or_default();
    let base = found(LIMIT).and_then(speed).map(|speeds| speeds.median());
    let words = format!(
        "A listing of {}, made by code, with keys that no description knows: read into the types of plex-sdk, as \
         the body of an answer is, which keep those keys and take numbers as strings; by `serde_json::from_slice` into \
         structs with the same fields by serde's `derive`, strict, without those keys; and into `serde_json::Value`. \
         plex-sdk makes sure once that all is UTF-8, `from_slice` for each string. The memory is that of the value, and \
         the most that there was at once; {} of nine runs each, in turn, after one that does not count.",
        statistics::megabytes(size as u64),
        report::counted(rounds, "round")
    );
    let header = &["Into", "Speed", "Range", "To derived", "Allocations", "Memory", "Memory at most"];
    let mut section = Section::new("Reading answers", words, header);
    for (contender, found) in contenders.iter().zip(&all) {
        match found {
            Ok(found) => section.row(row(&contender.label, found, base)),
            Err(why) => section.failed(&contender.label, why),
        }
    }
    Ok(section)
}

/// Megabytes a second.
fn speed(found: &Found) -> Option<statistics::Samples> {
    let bytes = found.figure("document")?;
    Some(found.samples("seconds")?.map(|seconds| bytes / seconds / 1e6))
}

fn row(label: &str, found: &Found, base: Option<f64>) -> Vec<String> {
    let rate = |value: f64| format!("{value:.0} MB/s");
    let megabytes = |bytes: f64| statistics::megabytes(bytes as u64);
    let cell = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let speeds = speed(found);
    let median = speeds.as_ref().map(statistics::Samples::median);
    vec![
        label.to_owned(),
        cell(median.map(rate)),
        cell(speeds.map(|speeds| speeds.range(rate))),
        cell(median.map(|median| statistics::ratio(median, base))),
        cell(found.figure("allocations").map(statistics::whole)),
        cell(found.figure("kept").map(megabytes)),
        cell(found.figure("most").map(megabytes)),
    ]
}

/// The program that reads the listing into types that openapi-to-rust generated from the document of plex-sdk.
const MAIN: &str = "\
use bench_openapi_to_rust::generated::types::MediaContainerWithMetadata;
use figures::listing::{ITEMS, Numbers, document};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    Ok(figures::read::<MediaContainerWithMetadata>(&document(0, ITEMS, ITEMS, Numbers::Plain))?)
}
";

/// Generates the types, and builds the program.
///
/// # Errors
/// When a folder cannot be written, or the document of plex-sdk is wrong.
pub fn peer(program: Result<std::path::PathBuf>, workspace: &Workspace, folder: &Path) -> Result<Contender> {
    let generator = PEER;
    let (label, name) = (generator.label(), "decode-openapi-to-rust");
    let contender = |programs| Contender { label: label.clone(), words: Vec::new(), programs };
    let folder = folder.join("decode");
    fs::create_dir_all(&folder)?;
    let bundled = frontend::bundle_document(&workspace.spec(), &[], None)
        .map_err(|_| anyhow::anyhow!("the document of plex-sdk is wrong: `cargo xtask check` says what"))?;
    let document = folder.join("document.yaml");
    write(&document, &bundle::to_yaml(&bundled.root))?;
    let input = Input { document_3_0: document.clone(), document, workspace: workspace.root().to_owned() };
    let subject = Subject::new(generator, program, &folder);
    if let Outcome::Failed(why) = subject.generate(&input)? {
        return Ok(contender(Err(why)));
    }
    manifest::complete(generator, &subject.out)?;
    let scratch = Scratch::new(&folder, name);
    let dependencies = format!(
        "figures = {{ path = {:?} }}\nbench-openapi-to-rust = {{ path = {:?} }}\n",
        workspace.root().join("xtask").join("figures"),
        subject.out
    );
    scratch.write(workspace.root(), &dependencies, "[features]\ncount = [\"figures/count\"]\n", MAIN)?;
    let log = folder.join("logs").join("build.txt");
    let target = folder.join("build");
    Ok(contender(Programs::build(name, &scratch.folder().join("Cargo.toml"), &target, &log)?))
}
