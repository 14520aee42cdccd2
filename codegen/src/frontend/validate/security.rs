//! Security schemes and requirements (OpenAPI 3.1.1, sections 4.8.27 and 4.8.30).

use super::text;
use crate::{
    diagnostic::text::quoted,
    frontend::{
        context::Context,
        grammar::{Kind, Path, Shape, walk},
        tree::Node,
    },
};

/// Each type of scheme, and each OAuth flow, has the keywords that it needs.
pub fn schemes_are_complete(root: &Node, context: &mut Context) {
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        let (name, required): (&str, &[&str]) = match (kind, text(node, "type"), path.last()) {
            (Kind::SecurityScheme, Some(name @ "apiKey"), _) => (name, &["name", "in"]),
            (Kind::SecurityScheme, Some(name @ "http"), _) => (name, &["scheme"]),
            (Kind::SecurityScheme, Some(name @ "oauth2"), _) => (name, &["flows"]),
            (Kind::SecurityScheme, Some(name @ "openIdConnect"), _) => (name, &["openIdConnectUrl"]),
            (Kind::OAuthFlow, _, Some(name @ "implicit")) => (name, &["authorizationUrl"]),
            (Kind::OAuthFlow, _, Some(name @ ("password" | "clientCredentials"))) => (name, &["tokenUrl"]),
            (Kind::OAuthFlow, _, Some(name @ "authorizationCode")) => {
                (name, &["authorizationUrl", "tokenUrl"])
            }
            _ => return,
        };
        for keyword in required.iter().filter(|keyword| node.get(keyword).is_none()) {
            context.error(path, node.key, format!("{} needs {}", quoted(name), quoted(keyword)));
        }
    });
}

/// A requirement names schemes of the document.
pub fn requirements_name_schemes(root: &Node, context: &mut Context) {
    let schemes = root.pointer("/components/securitySchemes").and_then(Node::as_object);
    walk(root, Shape::Object(Kind::Document), &Path::start(""), &mut |node, kind, path| {
        if !matches!(kind, Kind::Document | Kind::Operation) {
            return;
        }
        let list = path.key("security");
        for (index, alternative) in
            node.get("security").and_then(Node::as_list).into_iter().flatten().enumerate()
        {
            for (name, scopes) in alternative.as_object().into_iter().flatten() {
                if !schemes.is_some_and(|schemes| schemes.contains_key(name)) {
                    let message = format!("there is no security scheme {}", quoted(name));
                    context
                        .error(list.index(index).key(name), scopes.key, message)
                        .help("define it under `components/securitySchemes`");
                }
            }
        }
    });
}
