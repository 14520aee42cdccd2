//! What is committed is what the generator makes of `spec/`.

use std::process::Command;

#[test]
fn the_generated_files_are_up_to_date() {
    let run = Command::new(env!("CARGO_BIN_EXE_xtask")).arg("check").output().expect("the command runs");
    assert!(
        run.status.success(),
        "{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
}
