//! What plex-sdk allocates does not grow unnoticed. No time is taken, so this is the same on every machine.

use allocation_counter::{AllocationInfo, measure};
use figures::listing::{Numbers, document};
use figures::{Caller, Calls};
use plex_sdk::models::MediaContainerWithMetadata;

/// The most allocations a call. There were 122 when this was set.
const CALL: u64 = 134;

/// The most allocations a call that plex-sdk has more than reqwest. There were 18 when this was set.
const MORE_THAN_REQWEST: u64 = 20;

/// The most allocations an item of a listing. There were 147 when this was set.
const ITEM: u64 = 162;

/// The most bytes that an item keeps, with what of it is a vector's room for more. There were 28,463 when this was set.
const ITEM_BYTES: u64 = 31_300;

/// Holds `value` below `bound`, and the bound near the value: one far above what there is holds nothing.
fn hold(what: &str, value: u64, bound: u64) {
    println!("{what}: {value}, {bound} at most");
    let advice = "where that is meant, raise the bound in the commit that makes it so, and say why";
    assert!(value <= bound, "{what}: {value}, more than {bound}: {advice}");
    assert!(value * 5 >= bound * 4, "{what}: {value}, far less than {bound}: lower the bound");
}

/// What one call takes, on a connection that is there.
fn call(caller: Caller) -> u64 {
    const CALLS: u64 = 50;
    let calls = Calls::new(caller).expect("there is a server");
    calls.run(1, 10).expect("it is answered");
    let taken = measure(|| calls.run(1, CALLS as usize).expect("it is answered"));
    taken.count_total / CALLS
}

#[test]
fn a_call() {
    let (ours, raw) = (call(Caller::Ours), call(Caller::Raw));
    hold("allocations a call", ours, CALL);
    hold("more than reqwest has", ours.saturating_sub(raw), MORE_THAN_REQWEST);
}

#[test]
fn an_item_of_a_listing() {
    const ITEMS: u64 = 40;
    let document = document(0, ITEMS as usize, ITEMS as usize, Numbers::Plain);
    let mut kept = None;
    let taken: AllocationInfo =
        measure(|| kept = serde_json::from_slice::<MediaContainerWithMetadata>(&document).ok());
    assert_eq!(kept.expect("it is read").media_container.metadata.len(), ITEMS as usize);
    hold("allocations an item", taken.count_total / ITEMS, ITEM);
    hold("bytes an item", taken.bytes_current.unsigned_abs() / ITEMS, ITEM_BYTES);
}
