//! The tables of facts about the public document (`shared/facts`), compared with what lowering makes of it.

use std::path::Path;

use codegen::ir::{Api, FormField, Location, Operation, RequestBody, StatusRange, Type, TypeKind};

use super::fact_types::fits;

/// Checks one row of a table and says what differs.
type Check = fn(&Api, &[&str]) -> Option<String>;

/// Every fact that `api` does not have, one a line.
pub fn differences(api: &Api, folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let tables: [(&str, Check); 4] = [
        ("operations", operation_row),
        ("parameters", parameter_row),
        ("responses", response_row),
        ("fields", field_row),
    ];
    for (table, check) in tables {
        let text =
            std::fs::read_to_string(folder.join(format!("current-{table}.tsv"))).expect("a table of facts");
        for row in text.lines().skip(1) {
            let columns: Vec<&str> = row.split('\t').collect();
            found.extend(
                check(api, &columns).map(|what| format!("{table}: {}: {what}", columns[..3].join(" "))),
            );
        }
    }
    found
}

fn find<'a>(api: &'a Api, name: &str) -> Option<&'a Operation> {
    api.operations.iter().find(|operation| format!("{} {}", operation.method, operation.path) == name)
}

fn operation_row(api: &Api, row: &[&str]) -> Option<String> {
    let &[name, id, tag, servers, security, deprecated, body] = row else {
        return Some("odd row".to_owned());
    };
    let Some(operation) = find(api, name) else { return Some("no such operation".to_owned()) };
    let urls: Vec<_> = operation.servers.iter().map(|server| server.url.as_str()).collect();
    let requirement = match operation.security.first() {
        None => "none".to_owned(),
        Some(requirement) => {
            let one = |(scheme, scopes): &(u32, Vec<String>)| {
                let id = &api.security_schemes[*scheme as usize].id;
                if scopes.is_empty() { id.clone() } else { format!("{id}:{}", scopes.join(",")) }
            };
            requirement.0.iter().map(one).collect::<Vec<_>>().join("&")
        }
    };
    let requirement = if requirement == "token:shared user,admin" { String::new() } else { requirement };
    let sent = match &operation.body {
        None => String::new(),
        Some(RequestBody::Value { media_type, .. }) => media_type.clone(),
        Some(RequestBody::Form { encoding: codegen::ir::FormEncoding::Multipart, .. }) => {
            "multipart/form-data".to_owned()
        }
        Some(RequestBody::Form { .. }) => "application/x-www-form-urlencoded".to_owned(),
    };
    let same = operation.id == id
        && api.group(operation.group).tag == tag
        && urls.join(", ") == servers
        && requirement == security
        && operation.docs.deprecated.is_some() != deprecated.is_empty()
        && body.split(", ").next() == Some(sent.as_str());
    (!same).then(|| {
        format!("is {} {} {urls:?} {requirement} {sent}", operation.id, api.group(operation.group).tag)
    })
}

fn parameter_row(api: &Api, row: &[&str]) -> Option<String> {
    let &[name, wire, place, ty, required, ..] = row else { return Some("odd row".to_owned()) };
    let operation = find(api, name)?;
    let location = match place {
        "path" => Location::Path,
        "query" => Location::Query,
        "header" => Location::Header,
        _ => return body_row(api, operation, place, ty),
    };
    let Some(param) = operation.params.iter().find(|param| param.wire == wire && param.location == location)
    else {
        return Some("no such parameter".to_owned());
    };
    let same = fits(api, ty, &param.ty) && param.required != required.is_empty();
    (!same).then(|| format!("{ty} {required} is {:?} {}", api.resolve(&param.ty), param.required))
}

fn body_row(api: &Api, operation: &Operation, media_type: &str, ty: &str) -> Option<String> {
    match &operation.body {
        Some(RequestBody::Form { .. }) => None,
        Some(RequestBody::Value { media_type: own, ty: own_type, .. }) if own == media_type => {
            (!fits(api, ty, own_type)).then(|| format!("{ty} is {own_type:?}"))
        }
        _ => Some("another media type is sent".to_owned()),
    }
}

fn response_row(api: &Api, row: &[&str]) -> Option<String> {
    let &[name, status, media_type, ty, headers] = row else { return Some("odd row".to_owned()) };
    let operation = find(api, name)?;
    let range = status.parse().map(StatusRange::Code).unwrap_or(StatusRange::Default);
    let Some(answer) = operation.responses.iter().find(|answer| answer.status == range) else {
        return Some("no such status".to_owned());
    };
    let names: Vec<_> = answer.headers.iter().map(|(name, ..)| name.as_str()).collect();
    if names.join(", ") != headers {
        return Some(format!("headers are {names:?}"));
    }
    if media_type.is_empty() {
        return (!answer.bodies.is_empty()).then(|| "has a body".to_owned());
    }
    let Some(body) = answer.bodies.iter().find(|body| body.media_type == media_type) else {
        return Some("no such media type".to_owned());
    };
    let same = body.ty.as_ref().map_or(ty.is_empty(), |own| !ty.is_empty() && fits(api, ty, own));
    (!same).then(|| format!("{ty:?} is {:?}", body.ty))
}

fn field_row(api: &Api, row: &[&str]) -> Option<String> {
    let &[owner, name, ty, required, ..] = row else { return Some("odd row".to_owned()) };
    if let Some(operation) = owner.strip_suffix(" body")
        && let Some(Operation { body: Some(RequestBody::Form { fields, .. }), .. }) = find(api, operation)
    {
        let fits = |field: &FormField| fits(api, ty, &field.ty) && field.required != required.is_empty();
        let same = fields.iter().find(|field| field.wire == name).is_some_and(fits);
        return (!same).then(|| "is another form field".to_owned());
    }
    let Some(whole) = owner_type(api, owner) else { return Some("the owner is not found".to_owned()) };
    if name == "(itself)" || name == "(all of)" {
        let ty = if name == "(all of)" { format!("{ty} & {ty}") } else { ty.to_owned() };
        return (!fits(api, &ty, &whole)).then(|| format!("{ty} is {whole:?}"));
    }
    let Some((own, needed, nullable)) = field(api, &whole, name) else {
        return Some("no such field".to_owned());
    };
    let null = ty.ends_with("null");
    let same = fits(api, ty, &own) && needed != required.is_empty() && nullable == null;
    (!same).then(|| format!("{ty} {required} is {:?} required {needed} null {nullable}", api.resolve(&own)))
}

/// A field: its type, whether it is required and whether it may be `null`.
fn field(api: &Api, whole: &Type, wire: &str) -> Option<(Type, bool, bool)> {
    let Type::Named(id) = api.resolve(whole) else { return None };
    let TypeKind::Model(model) = &api.type_def(*id).kind else { return None };
    let field = model.fields.iter().find(|field| field.wire == wire)?;
    Some((field.ty.clone(), field.required, field.nullable))
}

/// The type of an owner: `Name.field[]`, `GET /path -> 200.field`, `GET /path ?parameter`, `POST /path body`.
fn owner_type(api: &Api, owner: &str) -> Option<Type> {
    let (mut ty, steps) = if let Some((operation, place)) = owner.split_once(" -> ") {
        let (status, steps) = split_head(place);
        let status = StatusRange::Code(status.parse().ok()?);
        let answer = find(api, operation)?.responses.iter().find(|answer| answer.status == status)?;
        (answer.bodies.first()?.ty.clone()?, steps)
    } else if let Some((operation, name)) = owner.split_once(" ?") {
        let (name, steps) = split_head(name);
        (find(api, operation)?.params.iter().find(|param| param.wire == name)?.ty.clone(), steps)
    } else if let Some(operation) = owner.strip_suffix(" body") {
        match &find(api, operation)?.body {
            Some(RequestBody::Value { ty, .. }) => (ty.clone(), ""),
            _ => return None,
        }
    } else {
        let (name, steps) = split_head(owner);
        let origin = format!("#/components/schemas/{name}");
        let index = api.types.iter().position(|def| def.origin == origin)?;
        (Type::Named(codegen::ir::TypeId(index as u32)), steps)
    };
    for step in steps.split('.').filter(|step| !step.is_empty()) {
        let name = step.trim_end_matches("[]");
        if !name.is_empty() {
            ty = field(api, &ty, name)?.0;
        }
        for _ in 0..step.matches("[]").count() {
            let Type::List(inner) = api.resolve(&ty) else { return None };
            ty = (**inner).clone();
        }
    }
    Some(ty)
}

fn split_head(text: &str) -> (&str, &str) {
    text.find(['.', '[']).map_or((text, ""), |at| text.split_at(at))
}
