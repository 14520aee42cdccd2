//! Where a field takes an array or an object.

use serde_json::Value;

use super::extra::Extra;
use super::field::{Field, Reading};
use super::model::Model;

/// Where a field takes an array or an object.
pub enum Slot<'a> {
    /// Nowhere: it is a scalar.
    Scalar,
    /// A list, of which a single value is the only item.
    List(&'a mut dyn List),
    /// An object with free keys.
    Map(&'a mut dyn Map),
    /// An object with known fields.
    Object(&'a mut dyn Model),
    /// It is taken as a whole.
    Any(&'a mut dyn Capture),
    /// What no field stands for, which is not read by itself.
    Extra(&'a mut Extra),
}

/// A list of fields of one type.
pub trait List {
    /// How many items there are.
    fn len(&self) -> usize;

    /// Whether there is no item.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at `index`; `None` behind the last one.
    fn item(&self, index: usize) -> Option<&dyn Field>;

    /// A new item at the end, at its default.
    fn push(&mut self) -> &mut dyn Field;

    /// Removes the last item.
    fn pop(&mut self);
}

/// Fields of one type under free keys.
pub trait Map {
    /// The value at `key`, at its default. What was there before is gone.
    fn insert(&mut self, key: &str) -> &mut dyn Field;

    /// Removes the value at `key`.
    fn remove(&mut self, key: &str);

    /// The value at `key`.
    fn get(&self, key: &str) -> Option<&dyn Field>;

    /// All keys with their values, in order.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, &dyn Field)> + '_>;
}

/// Something that reads a value as a whole.
pub trait Capture {
    /// Reads `value`.
    fn capture(&mut self, value: Value) -> Reading;
}
