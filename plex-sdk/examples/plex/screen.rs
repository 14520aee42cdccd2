//! What the user sees: lines and tables that fit the terminal, in its colours.
//!
//! Titles and names come from servers. All text goes through here, so that none of it can steer the terminal.

use std::io::{self, IsTerminal, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::text::clean;

/// How a piece of text looks where there are colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    #[default]
    Plain,
    Strong,
    Faint,
    Good,
    Bad,
}

/// A piece of text in a line or a table.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    text: String,
    ink: Ink,
    is_right: bool,
}

impl Cell {
    pub fn new(ink: Ink, text: impl AsRef<str>) -> Self {
        Self { text: clean(text.as_ref()), ink, is_right: false }
    }

    pub fn plain(text: impl AsRef<str>) -> Self {
        Self::new(Ink::Plain, text)
    }

    /// At the right end of its column, as numbers are.
    pub fn right_aligned(mut self) -> Self {
        self.is_right = true;
        self
    }
}

/// What there is to write on.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub colours: bool,
    /// How many columns the terminal has now; lines are not cut without a terminal
    pub width: fn() -> Option<usize>,
}

impl Look {
    /// No terminal, as for a file.
    pub const PLAIN: Self = Self { colours: false, width: || None };

    /// That of the standard output. Colours stay away where <https://no-color.org> says so.
    pub fn of_stdout() -> Self {
        let wants_none = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        match io::stdout().is_terminal() {
            true => Self { colours: !wants_none && !is_dumb, width: terminal_width },
            false => Self::PLAIN,
        }
    }
}

fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

/// Writes what the user sees.
pub struct Screen<'o> {
    out: &'o mut dyn Write,
    look: Look,
}

/// What stands between two columns.
const GAP: usize = 2;

/// No column becomes narrower than this, however little room there is.
const MIN_COLUMN: usize = 6;

impl<'o> Screen<'o> {
    pub fn new(out: &'o mut dyn Write, look: Look) -> Self {
        Self { out, look }
    }

    /// Words of our own, in as many lines as they have.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        for line in text.split('\n') {
            writeln!(self.out, "{}", clean(line))?;
        }
        self.out.flush()
    }

    /// The headline of what follows.
    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out)?;
        self.row(&[Cell::new(Ink::Strong, text)], &[usize::MAX], 0)
    }

    /// One row below a heading, cut where the terminal ends. Columns have at least these widths.
    pub fn line(&mut self, cells: &[Cell], widths: &[usize]) -> io::Result<()> {
        let least = |(index, cell): (usize, &Cell)| {
            cell.text.width().max(widths.get(index).copied().unwrap_or_default())
        };
        let widths = self.fitting(cells.iter().enumerate().map(least).collect());
        self.row(cells, &widths, GAP)
    }

    /// Rows below a heading, in columns that are as wide as what is in them, as far as there is room.
    pub fn table(&mut self, rows: &[Vec<Cell>]) -> io::Result<()> {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let cells = |column| rows.iter().filter_map(move |row: &Vec<Cell>| row.get(column));
        let width = |column| cells(column).map(|cell: &Cell| cell.text.width()).max().unwrap_or_default();
        let widths = self.fitting((0..columns).map(width).collect());
        rows.iter().try_for_each(|row| self.row(row, &widths, GAP))
    }

    /// Asks, and leaves the cursor behind the question.
    pub fn ask(&mut self, question: &str) -> io::Result<()> {
        write!(self.out, "{} ", clean(question))?;
        self.out.flush()
    }

    /// Takes room from the widest columns until all fit.
    fn fitting(&self, mut widths: Vec<usize>) -> Vec<usize> {
        let Some(room) = (self.look.width)() else { return widths };
        for width in &mut widths {
            *width = (*width).min(room);
        }
        let gaps = GAP * widths.len();
        while widths.iter().sum::<usize>() + gaps > room {
            match widths.iter_mut().max() {
                Some(widest) if *widest > MIN_COLUMN => *widest -= 1,
                _ => break,
            }
        }
        widths
    }

    fn row(&mut self, cells: &[Cell], widths: &[usize], indent: usize) -> io::Result<()> {
        let mut line = " ".repeat(indent);
        for (index, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let text = fit(&cell.text, *width);
            let is_last = index + 1 == cells.len();
            let room =
                " ".repeat(width.saturating_sub(text.width()) * usize::from(!is_last || cell.is_right));
            let text = self.inked(cell.ink, text);
            line += &if cell.is_right { room + &text } else { text + &room };
            if !is_last {
                line += &" ".repeat(GAP);
            }
        }
        writeln!(self.out, "{line}")?;
        self.out.flush()
    }

    fn inked(&self, ink: Ink, text: String) -> String {
        let code = match ink {
            Ink::Plain => return text,
            Ink::Strong => "1",
            Ink::Faint => "2",
            Ink::Good => "32",
            Ink::Bad => "31",
        };
        if self.look.colours { format!("\x1b[{code}m{text}\x1b[0m") } else { text }
    }
}

/// As much of a text as has room in so many columns.
fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |char: &char| {
        used += char.width().unwrap_or_default();
        used <= width
    };
    text.chars().take_while(fits).collect::<String>() + "…"
}
