//! The two ways in which people spell a name of an API: `get_thing` as in Rust, and `getThing` as on the wire.

/// Whether `text` is a name in snake case, such as an operation has it.
pub fn is_snake(text: &str) -> bool {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_name)
}

/// `get_thing` -> `getThing`
pub fn camel(snake: &str) -> String {
    let mut words = snake.split('_').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut name, word| {
        let (start, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        name.push_str(&start.to_uppercase());
        name.push_str(rest);
        name
    })
}

/// The words of a name in any case: `GetHTTPThing`, `get_http_thing` -> `get http thing`
pub fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (index, &c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| chars[before]);
        let is_start = c.is_uppercase()
            && (before.is_some_and(|c| !c.is_uppercase())
                || chars.get(index + 1).is_some_and(|c| c.is_lowercase()));
        if !c.is_alphanumeric() || is_start {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            let last = words.len() - 1;
            words[last].extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_two_spellings() {
        assert_eq!(camel("get_transient_token"), "getTransientToken");
        assert_eq!(camel("type_"), "type");
        assert_eq!(camel("x"), "x");
        assert!(is_snake("get_thing_2"));
        assert!(!is_snake("Overview") && !is_snake("get thing") && !is_snake(""));
    }

    #[test]
    fn names_have_words() {
        assert_eq!(words("GetTransientToken"), ["get", "transient", "token"]);
        assert_eq!(words("get_transient_token"), ["get", "transient", "token"]);
        assert_eq!(words("HTTPThing2"), ["http", "thing2"]);
        assert_eq!(words("Common item"), ["common", "item"]);
    }
}
