use std::collections::HashMap;

use super::target::component;
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        tree::{Node, join, unescape},
    },
};

/// Reports components that are references to each other in a circle, so that none of them ever says what it is.
pub fn check(root: &Node, context: &mut Context) {
    for (section, members) in root.get("components").and_then(Node::as_object).into_iter().flatten() {
        let members = members.as_object().into_iter().flatten();
        let links: HashMap<&str, (&Node, String)> = members
            .clone()
            .filter_map(|(name, node)| Some((name.as_str(), (node, next(node, section)?))))
            .collect();
        // The number of the walk on which a component was met first: meeting it again on that walk is a circle.
        let mut met: HashMap<&str, usize> = HashMap::new();
        for (walk, (start, _)) in members.enumerate() {
            let mut trail = Vec::new();
            let mut name = start.as_str();
            while let Some((node, target)) = links.get(name) {
                match met.get(name) {
                    Some(first) if *first == walk => {
                        let from = trail.iter().position(|step| *step == name).unwrap_or(0);
                        let marks =
                            trail[from..].iter().filter_map(|name| Some(links.get(name)?.0.get("$ref")?.at));
                        context.circular.extend(marks);
                        report(node, &join(&format!("/components/{section}"), name), &trail[from..], context);
                        break;
                    }
                    Some(_) => break,
                    None => {}
                }
                met.insert(name, walk);
                trail.push(name);
                name = target;
            }
        }
    }
}

/// Name of the component of the same section that `node` is a reference to.
fn next(node: &Node, section: &str) -> Option<String> {
    let (found, name) = component(node.reference()?.strip_prefix('#')?)?;
    (found == section).then(|| unescape(name).into_owned())
}

fn report(node: &Node, pointer: &str, circle: &[&str], context: &mut Context) {
    let mark = node.get("$ref").map_or(node.at, |text| text.at);
    let message = match circle {
        [name] => format!("{} is a reference to itself", quoted(name)),
        _ => {
            let names: Vec<_> = circle.iter().take(5).map(|name| quoted(name)).collect();
            let more = if circle.len() > 5 { ", ..." } else { "" };
            format!("{}{more} are references to each other in a circle", names.join(", "))
        }
    };
    context.error(format!("{pointer}/$ref"), mark, message).help("one of them has to say what it is");
}
