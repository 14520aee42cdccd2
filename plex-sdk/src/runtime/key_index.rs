//! Finds the positions of keys.

use std::sync::atomic::{AtomicU16, Ordering};

/// Finds the positions of keys, by what is made once for each model.
///
/// Objects of one type mostly have their keys in one order, so the key that last came after the one before is tried
/// first, and a hash finds any other. A comparison with one key after the other, as a `match` makes it, takes longer
/// than all else about a short value when a model has a hundred fields.
#[derive(Debug)]
pub(super) struct KeyIndex {
    keys: &'static [&'static str],
    /// The position of each key, at the slot of its hash or the next one that was free; [`FREE`] elsewhere
    slots: Box<[u16]>,
    /// The position that last came first, and for each position the one that last came after it
    next: Box<[AtomicU16]>,
}

const FREE: u16 = u16::MAX;

impl KeyIndex {
    /// What finds `keys`. At least half of the slots stay free.
    pub(super) fn new(keys: &'static [&'static str]) -> Self {
        let mut slots = vec![FREE; (keys.len() * 2).next_power_of_two().max(2)].into_boxed_slice();
        for (key, position) in keys.iter().zip(0..) {
            let mut slot = hash(key) & (slots.len() - 1);
            while slots[slot] != FREE {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = position;
        }
        Self { keys, slots, next: (0..=FREE).take(keys.len() + 1).map(AtomicU16::new).collect() }
    }

    /// The position of `key`, which comes after the one at `last`, or first when that is [`u16::MAX`].
    #[inline]
    pub(super) fn find_after(&self, last: u16, key: &str) -> Option<u16> {
        let next = self.next.get(usize::from(last.wrapping_add(1)))?;
        let guess = next.load(Ordering::Relaxed);
        if self.keys.get(usize::from(guess)).is_some_and(|known| *known == key) {
            return Some(guess);
        }
        let position = self.find(key)?;
        next.store(position, Ordering::Relaxed);
        Some(position)
    }

    /// The position of `key`.
    pub(super) fn find(&self, key: &str) -> Option<u16> {
        let mut slot = hash(key) & (self.slots.len() - 1);
        while let Some(known) = self.keys.get(usize::from(self.slots[slot])) {
            if *known == key {
                return Some(self.slots[slot]);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        None
    }
}

/// A number that differs for most keys: of the length, the first and the last bytes. What stands in a table is not
/// under control of those who send keys, so nobody can make it slow.
fn hash(key: &str) -> usize {
    let bytes = key.as_bytes();
    let word = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    let (first, last) = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => (word(first), word(last)),
        _ => match bytes {
            [] => (0, 0),
            [one] => (u64::from(*one), 0),
            [one, .., last] => (u64::from(*one), u64::from(*last)),
        },
    };
    let mixed = (first | last << 32) ^ (bytes.len() as u64);
    (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_no_other_whatever_came_before() {
        let keys = &["", "a", "ab", "abc", "abcd", "abed", "abcdefgh", "abcxefgh", "Größe", "größe", "ab "];
        let index = KeyIndex::new(keys);
        for last in (0..11).chain([u16::MAX]) {
            for (key, position) in keys.iter().zip(0..) {
                for _ in 0..2 {
                    assert_eq!(index.find_after(last, key), Some(position), "{key:?} after {last}");
                }
            }
            for key in ["b", "abce", "abcdxfgh", "AB", "größ"] {
                assert_eq!(index.find_after(last, key), None, "{key:?} after {last}");
            }
        }
        assert_eq!(KeyIndex::new(&[]).find_after(u16::MAX, ""), None);
    }
}
