//! Any bytes as the answer of a server: the call ends with a value that is written as it was read, or with an error.

#![no_main]

#[path = "../../tests/support/any_answer.rs"]
mod any_answer;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    any_answer::read(bytes);
});
