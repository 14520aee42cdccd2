//! Parameters and form fields of both.

use super::operations::shape;
use super::similar::renamed;
use crate::backend::diff::input::{Input, Spot, inputs};
use crate::ir::{Location, Operation};

/// Inputs of two operations.
#[derive(Debug, Default)]
pub struct InputPairs<'a> {
    /// Those of both
    pub both: Vec<(Input<'a>, Input<'a>)>,
    /// Those that are gone
    pub removed: Vec<Input<'a>>,
    /// Those that came
    pub added: Vec<Input<'a>>,
}

/// The inputs of two operations: by name and place, by position in the path, by a name that is much the same, by
/// name alone.
pub fn input_pairs<'a>(old: &'a Operation, new: &'a Operation) -> InputPairs<'a> {
    let mut pairs = InputPairs { both: Vec::new(), removed: inputs(old), added: inputs(new) };
    let (before, after) = (positions(&old.path), positions(&new.path));
    let same_shape = shape(&old.path) == shape(&new.path);
    pairs.take(|a, b| a.spot == b.spot && a.same_wire(b));
    pairs.take(|a, b| {
        let in_path = a.spot == Spot::Param(Location::Path) && a.spot == b.spot;
        let place = |names: &[String], input: &Input<'_>| names.iter().position(|name| name == input.wire);
        in_path && same_shape && place(&before, a).is_some() && place(&before, a) == place(&after, b)
    });
    pairs.take(|a, b| a.wire == b.wire && a.ty == b.ty);
    pairs.take(|a, b| a.spot == b.spot && a.name == b.name);
    let (gone, come) = (pairs.removed.len(), pairs.added.len());
    pairs.take(|a, b| {
        a.spot == b.spot
            && a.required == b.required
            && renamed((a.wire, a.ty, a.docs), (b.wire, b.ty, b.docs), gone == 1 && come == 1)
    });
    pairs
}

impl InputPairs<'_> {
    fn take(&mut self, fits: impl Fn(&Input<'_>, &Input<'_>) -> bool) {
        let mut left = Vec::new();
        for old in std::mem::take(&mut self.removed) {
            match self.added.iter().position(|new| fits(&old, new)) {
                Some(at) => self.both.push((old, self.added.remove(at))),
                None => left.push(old),
            }
        }
        self.removed = left;
    }
}

/// The names of the parameters in a path, in their order.
fn positions(path: &str) -> Vec<String> {
    path.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
}
