//! What several tests share.

#![allow(dead_code)]

pub mod dump;
pub mod fact_types;
pub mod facts;
