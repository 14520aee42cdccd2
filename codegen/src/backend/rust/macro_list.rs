//! From the call of a macro that is given a list to the text of it, one entry a line.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The text of a macro call in braces: what stands before the first `;` in the first line, and then one line for each
/// entry up to its comma.
pub fn text(call: &syn::Macro) -> String {
    let mut text = format!("{}! {{\n", spaced(call.path.to_token_stream()));
    let mut line = TokenStream::new();
    let mut in_list = false;
    for token in call.tokens.clone() {
        let ends = matches!(&token, TokenTree::Punct(punct) if match punct.as_char() {
            ';' => true,
            ',' => in_list,
            _ => false,
        });
        in_list |= matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
        line.extend([token]);
        if ends {
            push_line(&mut text, std::mem::take(&mut line));
        }
    }
    if !line.is_empty() {
        push_line(&mut text, line);
    }
    text.push_str("}\n");
    text
}

fn push_line(text: &mut String, line: TokenStream) {
    text.push_str("    ");
    text.push_str(&spaced(line));
    text.push('\n');
}

/// The tokens with a space between two of them, unless one of them is punctuation that clings.
fn spaced(tokens: TokenStream) -> String {
    let mut text = String::new();
    let mut clings = true;
    for token in tokens {
        let sticks = matches!(&token, TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';' | ':'));
        if !clings && !sticks {
            text.push(' ');
        }
        clings = matches!(&token, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint || matches!(punct.as_char(), ':' | '-'));
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                text.push_str(&spaced(group.stream()));
                text.push_str(close);
            }
            token => text.push_str(&token.to_string()),
        }
    }
    text
}
