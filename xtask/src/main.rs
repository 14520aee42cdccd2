//! The commands of this workspace.

mod args;
mod markers;
mod output;
mod sync;

fn main() {}
