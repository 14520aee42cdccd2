//! Reading a listing, and writing it.

use std::error::Error;
use std::hint::black_box;

use anyhow::{Context, Result};
use plex_sdk::runtime::{Field, from_json};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::figure;

/// How often it is done in one run, after once that does not count.
#[cfg(not(feature = "count"))]
const TIMES: usize = 9;

/// Prints how long it takes to read `document` as a `T`, or, with the feature `count`, the memory that this takes:
/// how many allocations, the bytes that the value keeps, and the most that there were at once.
///
/// # Errors
/// When it is not a `T`.
pub fn read<T: DeserializeOwned>(document: &[u8]) -> Result<()> {
    read_by(document, |document| serde_json::from_slice::<T>(document))
}

/// The same, as plex-sdk reads the body of an answer.
///
/// # Errors
/// When it is not a `T`.
pub fn read_answer<T: Field + Default>(document: &[u8]) -> Result<()> {
    read_by(document, |document| from_json::<T>(document))
}

fn read_by<T, E: Error + Send + Sync + 'static>(
    document: &[u8],
    read: impl Fn(&[u8]) -> Result<T, E>,
) -> Result<()> {
    drop(read(document).context("the listing cannot be read")?);
    figure::print("document", document.len() as f64);
    measure(|| read(document));
    Ok(())
}

/// The same of writing what was read of `document`.
///
/// # Errors
/// When it is not a `T`.
pub fn write<T: DeserializeOwned + Serialize>(document: &[u8]) -> Result<()> {
    let value: T = serde_json::from_slice(document).context("the listing cannot be read")?;
    figure::print("document", document.len() as f64);
    measure(|| serde_json::to_vec(&value));
    Ok(())
}

#[cfg(not(feature = "count"))]
fn measure<T>(run: impl Fn() -> T) {
    let time = |_| {
        let start = std::time::Instant::now();
        let result = black_box(run());
        let time = start.elapsed();
        drop(result);
        time
    };
    time(0);
    figure::print("seconds", figure::median((0..TIMES).map(time).collect()).as_secs_f64());
}

#[cfg(feature = "count")]
fn measure<T>(run: impl Fn() -> T) {
    let mut kept = None;
    let taken = allocation_counter::measure(|| kept = Some(black_box(run())));
    figure::print("allocations", taken.count_total as f64);
    figure::print("kept", taken.bytes_current as f64);
    figure::print("most", taken.bytes_max as f64);
}
