//! The command line explains itself.

use std::process::{Command, Output};

fn xtask(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(words).output().expect("the command runs")
}

#[test]
fn every_command_has_help_with_its_exit_codes() {
    for words in [
        &["--help"][..],
        &["generate", "--help"],
        &["check", "--help"],
        &["diff", "--help"],
        &["bundle", "--help"],
        &["bench", "--help"],
        &["docs", "--help"],
    ] {
        let run = xtask(words);
        assert_eq!(run.status.code(), Some(0), "{words:?}");
        let text = String::from_utf8_lossy(&run.stdout);
        assert!(text.contains("Usage: cargo xtask"), "{text}");
        assert!(text.contains("Exit codes:\n  0 "), "{text}");
    }
    let help = xtask(&["generate", "--help"]);
    for option in ["--spec <FILE>", "--out <DIR>", "--name <CRATE>", "--overlay <FILE>", "--warnings <COUNT>"]
    {
        assert!(String::from_utf8_lossy(&help.stdout).contains(option), "{option}");
    }
}

#[test]
fn a_wrong_command_line_is_exit_code_2() {
    for words in [&[][..], &["unknown"], &["generate", "--unknown"], &["generate", "--spec", "x.yaml"]] {
        assert_eq!(xtask(words).status.code(), Some(2), "{words:?}");
    }
}
