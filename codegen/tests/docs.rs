//! Pages: their grammar, their links, that their samples are run, and what hostile text does to them.

#[path = "docs/fixture.rs"]
mod fixture;
#[path = "docs/grammar.rs"]
mod grammar;
#[path = "docs/hostile.rs"]
mod hostile;
#[path = "docs/links.rs"]
mod links;
#[path = "docs/outline.rs"]
mod outline;
#[path = "docs/package.rs"]
mod package;
#[path = "docs/readmes.rs"]
mod readmes;
#[path = "docs/real.rs"]
mod real;
#[path = "docs/repository.rs"]
mod repository;
#[path = "docs/runs.rs"]
mod runs;
#[path = "docs/samples.rs"]
mod samples;
