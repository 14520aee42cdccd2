/// A table in which every column is as wide as the longest cell of the whole table.
///
/// Cells are inline Markdown, in which `\n` is a line break and `|` a plain character: they are written as
/// `<br/>` and `\|`, and each counts as the one character that it is. Width is counted in code points.
pub fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let header: Vec<String> = header.iter().map(|&cell| cell.to_owned()).collect();
    let all = || std::iter::once(&header).chain(rows);
    let width = all().flatten().map(|cell| cell.chars().count()).max().unwrap_or_default().max(3);
    let mut text = String::with_capacity((rows.len() + 2) * header.len() * (width + 3));
    for (index, row) in all().enumerate() {
        write_row(&mut text, row, width);
        if index == 0 {
            write_row(&mut text, &vec!["-".repeat(width); header.len()], width);
        }
    }
    text
}

fn write_row(text: &mut String, row: &[String], width: usize) {
    for cell in row {
        text.push_str("| ");
        for part in cell.split_inclusive(['\n', '|']) {
            match (part.strip_suffix('\n'), part.strip_suffix('|')) {
                (Some(line), _) => text.extend([line, "<br/>"]),
                (_, Some(before)) => text.extend([before, "\\|"]),
                _ => text.push_str(part),
            }
        }
        text.push_str(&" ".repeat(width - cell.chars().count() + 1));
    }
    text.push_str("|\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
    }

    #[test]
    fn all_columns_are_as_wide_as_the_longest_cell() {
        let text = table(&["Name", "Value"], &rows(&[&["`Delegation`", "delegation"]]));
        let expected = "\
| Name         | Value        |
| ------------ | ------------ |
| `Delegation` | delegation   |
";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_header_alone_sets_the_width() {
        let text = table(&["Field", "Description"], &[]);
        assert_eq!(text, "| Field       | Description |\n| ----------- | ----------- |\n");
    }

    #[test]
    fn a_line_break_and_a_pipe_count_as_one() {
        let text = table(&["A"], &rows(&[&["one\ntwo"], &["a|b"], &["1234567"]]));
        let expected = "\
| A       |
| ------- |
| one<br/>two |
| a\\|b     |
| 1234567 |
";
        assert_eq!(text, expected);
    }

    #[test]
    fn code_points_count_and_neither_bytes_nor_display_columns() {
        let text = table(&["A"], &rows(&[&["映画 é"]]));
        assert_eq!(text, "| A    |\n| ---- |\n| 映画 é |\n");
    }
}
