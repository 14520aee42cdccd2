//! What a document may cost. A hostile one is refused with a message; an honest one never comes near.

/// Bytes of one file.
pub const FILE_BYTES: u64 = 50 * 1024 * 1024;

/// Bytes of all files of a run together.
pub const RUN_BYTES: u64 = 2 * FILE_BYTES;

/// Values in all files of a run, those that aliases and references repeat included.
/// The public Plex document (2.6 MB) has about 75,000.
pub const NODES: usize = 2_000_000;

/// Arrays and objects inside each other. The public Plex document needs 26.
pub const DEPTH: usize = 64;

/// Characters of a key that the YAML scanner looks ahead for its colon (YAML says 1,024; JSON knows no limit).
pub const KEY_LOOKAHEAD: usize = 64 * 1024;

/// Steps that the check of one example or default may take.
pub const EXAMPLE_STEPS: usize = 5_000;

/// Steps that the check of all examples and defaults may take.
pub const ALL_EXAMPLE_STEPS: usize = 500_000;
