//! Makes a searchable site of the Markdown of a crate, and serves one. `cargo xtask docs` is the command for people;
//! this one is a package of its own, since mdBook is a lot to compile.
//!
//! [`pages`] finds the files, [`book`] gives them to mdBook, [`clean`] lets through what is harmless of the result and
//! turns its links to pages of the site, [`search`] writes what the search looks things up in. [`site`] is all of it.

mod book;
mod clean;
mod facts;
mod links;
mod pages;
mod policy;
mod search;
mod serve;
mod site;
mod types;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

/// Makes or serves a site.
#[derive(Debug, Parser)]
enum Command {
    /// Make a site of the README and the docs of a crate
    Build(site::Job),
    /// Serve the files of a folder to this machine
    Serve {
        /// The folder
        folder: PathBuf,
        /// The port [default: one that is free]
        #[arg(long, default_value = "0", hide_default_value = true)]
        port: u16,
        /// Open the site in a browser
        #[arg(long)]
        open: bool,
    },
}

fn main() -> Result<()> {
    match Command::parse() {
        Command::Build(job) => println!("{}", site::build(&job)?),
        Command::Serve { folder, port, open } => serve::serve(&folder, port, open)?,
    }
    Ok(())
}
