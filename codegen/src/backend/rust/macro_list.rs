//! The text of a macro call in braces that is given a list.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Writes what stands before the first `;` in one line, and then one line for each entry up to its comma.
pub fn text(call: &syn::Macro) -> String {
    let path = call.path.to_token_stream().to_string().replace(' ', "");
    let mut text = format!("{path}! {{\n");
    let mut line = TokenStream::new();
    let mut end = ';';
    for token in call.tokens.clone() {
        let ends = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == end);
        line.extend([token]);
        if ends {
            end = ',';
            text.push_str(&format!("    {}\n", spaced(std::mem::take(&mut line))));
        }
    }
    text.push_str("}\n");
    text
}

/// The tokens with a space between two of them, but for the marks that belong to their neighbour.
fn spaced(tokens: TokenStream) -> String {
    let mut text = String::new();
    let mut clings = true;
    for token in tokens {
        let (before, after) = match &token {
            TokenTree::Punct(punct) => (
                matches!(punct.as_char(), ',' | ';'),
                punct.as_char() == '-' || punct.spacing() == Spacing::Joint,
            ),
            _ => (false, false),
        };
        if !clings && !before {
            text.push(' ');
        }
        clings = after;
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                text.push_str(&format!("[{}]", spaced(group.stream())));
            }
            token => text.push_str(&token.to_string()),
        }
    }
    text
}
