//! Containers of blocks: quotes and lists, with what has been written in them.

use super::Form;

/// Lists and quotes that are nested deeper are flattened.
const MAX_DEPTH: usize = 12;

/// What holds blocks.
pub(super) enum Kind {
    /// The text as a whole
    Root,
    /// A block quote
    Quote,
    /// A list, with the number of its next item
    List(Option<u64>),
    /// An item of a list
    Item,
}

struct Frame {
    kind: Kind,
    blocks: Vec<String>,
    is_loose: bool,
}

/// The containers that are open, the outermost first.
pub(super) struct Frames {
    frames: Vec<Frame>,
    flattened: usize,
    is_cell: bool,
}

impl Frames {
    pub(super) fn new(form: Form<'_>) -> Self {
        let root = Frame { kind: Kind::Root, blocks: Vec::new(), is_loose: true };
        Self { frames: vec![root], flattened: 0, is_cell: !matches!(form, Form::Block { .. }) }
    }

    /// Adds a block to the innermost container.
    pub(super) fn push(&mut self, block: String) {
        if !block.is_empty() {
            self.top().blocks.push(block);
        }
    }

    /// Blocks of the innermost container stand apart, with a blank line between them.
    pub(super) fn loosen(&mut self) {
        self.top().is_loose = true;
    }

    /// Opens a container.
    pub(super) fn open(&mut self, kind: Kind) {
        if self.frames.len() > MAX_DEPTH {
            self.flattened += 1;
        } else {
            let is_loose = matches!(kind, Kind::Quote);
            self.frames.push(Frame { kind, blocks: Vec::new(), is_loose });
        }
    }

    /// Closes the innermost container and adds it to the one around it.
    pub(super) fn close(&mut self) {
        if self.flattened > 0 {
            self.flattened -= 1;
        } else if self.frames.len() > 1
            && let Some(frame) = self.frames.pop()
        {
            let text = self.join(&frame);
            match frame.kind {
                Kind::Root | Kind::List(_) => self.push(text),
                Kind::Quote if self.is_cell => self.push(text),
                Kind::Quote => self.push(prefix(&text, "> ", ">")),
                Kind::Item => self.push_item(&text, frame.is_loose),
            }
        }
    }

    /// The whole text.
    pub(super) fn finish(mut self) -> String {
        while self.frames.len() > 1 {
            self.flattened = 0;
            self.close();
        }
        let root = self.frames.swap_remove(0);
        self.join(&root)
    }

    fn push_item(&mut self, text: &str, is_loose: bool) {
        let is_cell = self.is_cell;
        let list = self.top();
        list.is_loose |= is_loose;
        let marker = match &mut list.kind {
            Kind::List(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        };
        let indent = if is_cell { String::new() } else { " ".repeat(marker.len()) };
        let indented = prefix(text, &indent, "");
        let item = format!("{marker}{}", indented.trim_start_matches(' '));
        list.blocks.push(item.trim_end().to_owned());
    }

    fn join(&self, frame: &Frame) -> String {
        let mut text = String::new();
        for block in &frame.blocks {
            let is_item = self.is_cell && (block.starts_with("- ") || matches!(frame.kind, Kind::List(_)));
            if !text.is_empty() {
                text.push_str(if frame.is_loose && !is_item { "\n\n" } else { "\n" });
            }
            text.push_str(block);
        }
        text
    }

    fn top(&mut self) -> &mut Frame {
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }
}

fn prefix(text: &str, full: &str, empty: &str) -> String {
    let lines = text.split('\n').map(|line| match line {
        "" => empty.to_owned(),
        line => format!("{full}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}
