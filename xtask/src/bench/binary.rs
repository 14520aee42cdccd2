//! How large a program is that calls one operation, beside the same without plex-sdk.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::bench::process::{self, Outcome, Whose};
use crate::bench::scratch::Scratch;
use crate::bench::section::Section;
use crate::bench::statistics;
use crate::workspace::cargo;

/// With plex-sdk.
const OURS: &str = r#"
use plex_sdk::PlexApi;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = std::env::args().nth(1).unwrap_or_default();
    let plex = PlexApi::builder().access_token(token).client_identifier("binary").build()?;
    for library in &plex.sections().get_sections().await?.media_container.directory {
        println!("{}", library.title.as_deref().unwrap_or_default());
    }
    Ok(())
}
"#;

/// Without it: what a program would do in its place, the fields that it uses derived.
const RAW: &str = r#"
use serde::Deserialize;

#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "MediaContainer")]
    media_container: MediaContainer,
}

#[derive(Deserialize)]
struct MediaContainer {
    #[serde(rename = "Directory", default)]
    directory: Vec<Directory>,
}

#[derive(Deserialize)]
struct Directory {
    title: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = std::env::args().nth(1).unwrap_or_default();
    let request = reqwest::Client::builder()
        .build()?
        .get("http://127.0.0.1:32400/library/sections/all")
        .header("accept", "application/json")
        .header("x-plex-client-identifier", "binary")
        .header("x-plex-token", token);
    let body = request.send().await?.error_for_status()?.bytes().await?;
    for library in &serde_json::from_slice::<Answer>(&body)?.media_container.directory {
        println!("{}", library.title.as_deref().unwrap_or_default());
    }
    Ok(())
}
"#;

const TOKIO: &str = "tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";

/// What the first one depends on.
fn ours(workspace: &Path, more: &str) -> String {
    format!("plex-sdk = {{ path = {:?}{more} }}\n", workspace.join("plex-sdk").display().to_string())
}

/// What the second one depends on.
fn raw(more: &str) -> String {
    format!(
        "reqwest = {{ version = \"0.13\", default-features = false{more} }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n"
    )
}

/// How many bytes more the program has with plex-sdk. Without TLS, which takes long to build and is the same in both.
///
/// # Errors
/// When one of both does not build, or a file cannot be written.
pub fn added(workspace: &Path, folder: &Path) -> Result<f64> {
    let one_group = ours(workspace, ", default-features = false, features = [\"sections\"]");
    let size = |label, dependencies: String, main| -> Result<f64> {
        match build(workspace, folder, label, &dependencies, USUAL, main)? {
            Ok(bytes) => Ok(bytes as f64),
            Err(why) => bail!("the program of {label} cannot be built: {why}"),
        }
    };
    Ok(size("plex-sdk, without TLS", one_group, OURS)? - size("reqwest, without TLS", raw(""), RAW)?)
}

/// Builds both programs, and the first one with a single group of operations too.
///
/// # Errors
/// When a folder cannot be written. That a program does not build is a row that says so.
pub fn measure(workspace: &Path, folder: &Path) -> Result<Section> {
    let words = "A program that prints the names of the libraries of a server, with TLS by `rustls`: built with \
                 optimisations and `strip`, all else as Cargo has it; and built for size, with `opt-level = \"z\"`, \
                 `lto` and `panic = \"abort\"`."
        .to_owned();
    let mut section = Section::new("Binary", words, &["Of", "Size", "To reqwest", "More by"]);
    let one_group = ours(workspace, ", default-features = false, features = [\"rustls\", \"sections\"]");
    let programs = [
        ("reqwest", raw(", features = [\"rustls\"]"), RAW),
        ("plex-sdk", ours(workspace, ""), OURS),
        ("plex-sdk, one group", one_group, OURS),
    ];
    for (suffix, profile) in [("", USUAL), (", for size", SMALL)] {
        let mut base = None;
        for (label, dependencies, main) in &programs {
            let label = format!("{label}{suffix}");
            match build(workspace, folder, &label, dependencies, profile, main)? {
                Ok(bytes) => {
                    let bytes = bytes as f64;
                    let to = *base.get_or_insert(bytes);
                    section.row(vec![
                        label,
                        statistics::whole(bytes),
                        statistics::ratio(bytes, Some(to)),
                        format!("{:+.1} %", (bytes / to - 1.0) * 100.0),
                    ]);
                }
                Err(why) => section.failed(&label, &why),
            }
        }
    }
    Ok(section)
}

/// What most programs do, without symbols.
const USUAL: &str = "[profile.release]\nstrip = true\n";

/// What those do that have to be small.
const SMALL: &str =
    "[profile.release]\nstrip = true\nopt-level = \"z\"\nlto = true\ncodegen-units = 1\npanic = \"abort\"\n";

/// The size of the program, or why it does not build.
fn build(
    workspace: &Path,
    folder: &Path,
    label: &str,
    dependencies: &str,
    profile: &str,
    main: &str,
) -> Result<Result<u64, String>> {
    let name = label.replace(", ", "-").replace(' ', "-");
    let scratch = Scratch::new(folder, &format!("binary-{name}"));
    scratch.write(workspace, &format!("{dependencies}{TOKIO}"), profile, main)?;
    let target = folder.join("build");
    let mut command = cargo();
    command.args(["build", "--release", "--quiet"]).current_dir(scratch.folder());
    command.env("CARGO_TARGET_DIR", &target).env_remove("RUSTFLAGS");
    let log = folder.join("logs").join(format!("{}.txt", scratch.name()));
    if let Outcome::Failed(why) = process::run(&mut command, Whose::Own, &log)? {
        return Ok(Err(why));
    }
    let program = target.join("release").join(format!("{}{}", scratch.name(), std::env::consts::EXE_SUFFIX));
    let metadata = fs::metadata(&program).with_context(|| format!("cannot read {}", program.display()))?;
    Ok(Ok(metadata.len()))
}
