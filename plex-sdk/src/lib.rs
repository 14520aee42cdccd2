//! A typed, async SDK for Plex Media Server and plex.tv.

pub mod runtime;
