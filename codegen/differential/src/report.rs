//! What came of a comparison, in numbers and words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::compare::Outcome;
use crate::plan::Call;
use crate::tolerated::TABLE;

/// What came of every call.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Operations of the document
    pub operations: usize,
    /// Operations that progenitor accepts with their answers
    pub accepted_whole: usize,
    /// Operations that are not compared, with the reason
    pub refused: BTreeMap<String, String>,
    /// Operations that are compared, in at least one call
    pub compared: BTreeSet<String>,
    /// Calls in which both sent the same
    pub equal: usize,
    /// Calls in which a row of the table of tolerated differences had to be applied, for each row
    pub tolerated: BTreeMap<&'static str, usize>,
    /// Calls in which at least one row had to be applied
    pub tolerated_calls: usize,
    /// Calls that progenitor's client refused to send, with the reason
    pub unsent: Vec<String>,
    /// Values that progenitor's client refuses, with their operations and the reason
    pub left_out: BTreeSet<String>,
    /// Unexplained differences
    pub different: Vec<String>,
}

impl Report {
    /// Counts what came of one call.
    pub fn add(&mut self, call: &Call<'_>, outcome: Outcome) {
        let id = &call.operation.id;
        let run = call.run.word();
        self.left_out.extend(call.left_out.iter().map(|problem| format!("{id}\twithout {problem}")));
        match outcome {
            Outcome::Same(rows) => {
                self.compared.insert(id.clone());
                self.equal += usize::from(rows.is_empty());
                self.tolerated_calls += usize::from(!rows.is_empty());
                for row in rows {
                    *self.tolerated.entry(row).or_default() += 1;
                }
            }
            Outcome::Different(parts) => {
                self.compared.insert(id.clone());
                self.different.push(format!("{id} ({run} values)\n    {}", parts.join("\n    ")));
            }
            Outcome::Unsent(reason) => {
                self.unsent.push(format!("{id}\tnot sent with {run} values: {reason}"))
            }
        }
    }

    /// Makes operations of which no call was sent refused ones.
    pub fn finish(&mut self) {
        let compared = &self.compared;
        let (partly, never): (Vec<String>, Vec<String>) = std::mem::take(&mut self.unsent)
            .into_iter()
            .partition(|line| line.split('\t').next().is_some_and(|id| compared.contains(id)));
        self.unsent = partly;
        for (id, reason) in never.iter().filter_map(|line| line.split_once('\t')) {
            self.refused.entry(id.to_owned()).or_insert_with(|| reason.to_owned());
        }
    }

    /// One line for everything that is not compared: operations, calls, values.
    pub fn not_compared(&self) -> BTreeSet<String> {
        let refused = self.refused.iter().map(|(id, reason)| format!("{id}\t{reason}"));
        refused.chain(self.unsent.iter().cloned()).chain(self.left_out.iter().cloned()).collect()
    }

    /// The summary.
    pub fn summary(&self) -> String {
        let mut out = String::new();
        let calls = self.equal + self.tolerated_calls + self.different.len();
        let accepted = self.operations - self.refused.len();
        let mut line = |text: String| {
            let _ = writeln!(out, "{text}");
        };
        line(format!("operations             {:>5}", self.operations));
        line(format!("  progenitor accepts   {accepted:>5}  ({} with their answers)", self.accepted_whole));
        line(format!("  compared             {:>5}", self.compared.len()));
        line(format!("calls compared         {calls:>5}"));
        line(format!("  equal                {:>5}", self.equal));
        line(format!("  tolerated            {:>5}", self.tolerated_calls));
        for row in TABLE.iter().filter(|row| self.tolerated.contains_key(row.name)) {
            line(format!("    {:<19}{:>5}  {}", row.name, self.tolerated[row.name], row.reason));
        }
        line(format!("  different            {:>5}", self.different.len()));
        line(format!("calls not sent         {:>5}", self.unsent.len()));
        line(format!("values left out        {:>5}", self.left_out.len()));
        for problem in self.unsent.iter().chain(&self.left_out) {
            line(format!("  {}", problem.replace('\t', ": ")));
        }
        line(format!("operations refused     {:>5}", self.refused.len()));
        for (reason, ids) in self.reasons() {
            line(format!("  {:>3}  {reason}: {}", ids.len(), ids.join(", ")));
        }
        out
    }

    fn reasons(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, reason) in &self.refused {
            reasons.entry(reason).or_default().push(id);
        }
        reasons
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::Document;
    use crate::plan::plan;

    #[test]
    fn an_operation_without_any_call_counts_as_refused() {
        let parameter = json!({ "name": "q", "in": "query", "schema": { "type": "string" } });
        let operation = |id: &str| json!({ "get": { "operationId": id, "parameters": [parameter] } });
        let document = Document::new(json!({ "paths": { "/a": operation("a"), "/b": operation("b") } }));
        let operations = document.operations();
        let calls = plan(&document, &operations);
        let mut report = Report { operations: 2, ..Report::default() };
        for call in &calls {
            let outcome = match (&*call.operation.id, call.run.word()) {
                ("a", "hard") => Outcome::Different(vec!["path: 1, progenitor 2".to_owned()]),
                ("a", "empty") => Outcome::Same(BTreeSet::from(["plus signs"])),
                ("a", "required") => Outcome::Same(BTreeSet::new()),
                _ => Outcome::Unsent("no".to_owned()),
            };
            report.add(call, outcome);
        }
        report.finish();
        assert_eq!((report.compared.len(), report.refused.len(), report.different.len()), (1, 1, 1));
        assert_eq!((report.equal, report.tolerated_calls, report.tolerated["plus signs"]), (1, 1, 1));
        let lines: Vec<_> = report.not_compared().into_iter().collect();
        assert_eq!(
            lines,
            ["a\tnot sent with documented values: no", "b\tnot sent with documented values: no"]
        );
        assert!(report.summary().contains("calls compared             3"), "{}", report.summary());
    }
}
