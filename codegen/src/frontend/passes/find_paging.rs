use super::Passes;
use crate::{
    diagnostic::text::quoted,
    frontend::draft::{Draft, OperationWish, PagingRule},
    ir::{Api, Field, Location, Model, Operation, Paging, Type, TypeKind},
};

/// Finds the operations whose lists come in pages: those that read something and take both parameters of the rule of
/// the document (`x-paging`), unless they say otherwise.
///
/// Where the items are follows from the answer: its only list of objects, or that of the only object in it. Where there
/// are several lists, the operation or the rule says which.
pub(super) fn run(passes: &mut Passes<'_>, draft: &mut Draft) {
    let Some(rule) = &draft.paging else {
        for wish in draft.operations.iter().filter(|wish| wish.paging.is_given) {
            let site = passes.document.site(&format!("{}/x-paging", wish.pointer));
            let message = "the document does not say how lists come in pages";
            passes.diagnostics.error(site, message).help("add `x-paging` to the root of the document");
        }
        return;
    };
    let mut found = Vec::new();
    for (operation, wish) in draft.api.operations.iter().zip(&draft.operations) {
        found.push(of_operation(passes, &draft.api, operation, wish, rule));
    }
    if draft.api.operations.iter().all(|operation| window(operation, rule).is_none()) {
        let message = format!("no operation takes both {} and {}", quoted(&rule.start), quoted(&rule.size));
        passes.diagnostics.warning(passes.document.site("/x-paging"), message);
    }
    for (operation, paging) in draft.api.operations.iter_mut().zip(found) {
        operation.paging = paging;
    }
}

fn of_operation(
    passes: &mut Passes<'_>,
    api: &Api,
    operation: &Operation,
    wish: &OperationWish,
    rule: &PagingRule,
) -> Option<Paging> {
    let wanted = wish.paging.paged.unwrap_or(operation.method == "GET" || wish.paging.items.is_some());
    if !wanted {
        return None;
    }
    let at = |key: &str| passes.document.site(&format!("{}{key}", wish.pointer));
    let Some((start, size)) = window(operation, rule) else {
        if wish.paging.is_given {
            let message = format!(
                "the operation does not take both {} and {}",
                quoted(&rule.start),
                quoted(&rule.size)
            );
            passes.diagnostics.error(at("/x-paging"), message);
        }
        return None;
    };
    for param in [start, size].map(|position| &operation.params[position]) {
        if !is_number(api, &param.ty) {
            let message = format!("{} is no whole number, so pages cannot be asked for", quoted(&param.wire));
            passes.diagnostics.warning(at("/parameters"), message);
            return None;
        }
    }
    match Place::of(api, operation, rule, wish.paging.items.as_deref()) {
        Ok(place) => Some(place.paging(api, rule, start as u32, size as u32)),
        Err(problem) if wish.paging.is_given => {
            passes.diagnostics.error(at("/x-paging"), problem);
            None
        }
        Err(problem) => {
            passes.diagnostics.warning(at("/responses"), problem).help(HELP);
            None
        }
    }
}

const HELP: &str =
    "say which by `items` in `x-paging` of the operation, or that there are no pages by `paged: false`";

/// The positions of the two parameters that choose a page.
fn window(operation: &Operation, rule: &PagingRule) -> Option<(usize, usize)> {
    let position = |wire: &str| {
        operation.params.iter().position(|param| match param.location {
            Location::Header => param.wire.eq_ignore_ascii_case(wire),
            _ => param.wire == wire,
        })
    };
    Some((position(&rule.start)?, position(&rule.size)?))
}

fn is_number(api: &Api, ty: &Type) -> bool {
    matches!(api.resolve(ty), Type::Int32 | Type::Int64 | Type::UInt64)
}

/// Where the items of an answer are.
struct Place<'a> {
    /// The field that leads from the answer to the object with the list
    envelope: Option<u32>,
    /// That object and the field with the list; `None` when the answer is the list
    list: Option<(&'a Model, u32)>,
}

impl<'a> Place<'a> {
    /// Where they are, or in which words they cannot be found.
    fn of(
        api: &'a Api,
        operation: &'a Operation,
        rule: &PagingRule,
        wanted: Option<&str>,
    ) -> Result<Self, String> {
        let answer =
            answer(operation).ok_or("the operation has no answer of one type, so it has no pages")?;
        if wanted.is_none() && matches!(api.resolve(answer), Type::List(_)) {
            return Ok(Self { envelope: None, list: None });
        }
        let model = api.model(answer).ok_or("the answer is no object, so its items cannot be found")?;
        let own = lists(api, model);
        let objects = positions(model).filter_map(|(at, field)| Some((at, api.model(&field.ty)?)));
        let (envelope, model, lists) = match objects.collect::<Vec<_>>().as_slice() {
            [(at, inner)] if own.is_empty() => (Some(*at), *inner, lists(api, inner)),
            _ => (None, model, own),
        };
        let list = match (wanted, lists.as_slice()) {
            (Some(wanted), _) => {
                positions(model).find(|(_, field)| field.wire == wanted && is_list(api, field))
            }
            (None, [list]) => Some(*list),
            (None, _) => {
                let list = |key: &String| lists.iter().find(|(_, field)| field.wire == *key);
                rule.items.iter().find_map(list).copied()
            }
        };
        match list {
            Some((at, _)) => Ok(Self { envelope, list: Some((model, at)) }),
            None => Err(unclear(wanted, &lists)),
        }
    }

    /// The same with what is told beside the list.
    fn paging(self, api: &Api, rule: &PagingRule, start: u32, size: u32) -> Paging {
        let field = |key: &Option<String>| {
            let (model, _) = self.list?;
            let fact =
                |(_, field): &(u32, &Field)| Some(&field.wire) == key.as_ref() && is_number(api, &field.ty);
            positions(model).find(fact).map(|(at, _)| at)
        };
        Paging {
            start,
            size,
            envelope: self.envelope,
            items: self.list.map(|(_, at)| at),
            total: field(&rule.total),
            offset: field(&rule.offset),
            count: field(&rule.count),
        }
    }
}

/// What is said where the list cannot be told.
fn unclear(wanted: Option<&str>, lists: &[(u32, &Field)]) -> String {
    let names: Vec<String> = lists.iter().map(|(_, list)| quoted(&list.wire)).collect();
    match (wanted, names.as_slice()) {
        (Some(wanted), []) => format!("the answer has no list {}", quoted(wanted)),
        (Some(wanted), _) => format!("the answer has no list {}, only {}", quoted(wanted), names.join(", ")),
        (None, []) => "the answer has no list of objects, so it has no pages".to_owned(),
        (None, _) => format!("which list of the answer comes in pages is not clear: {}", names.join(", ")),
    }
}

/// The type of a success; `None` when there are several or none. A success without a body may stand beside it.
fn answer(operation: &Operation) -> Option<&Type> {
    let mut types = operation.successes().flat_map(|success| &success.bodies).map(|body| body.ty.as_ref());
    let first = types.next()??;
    types.all(|other| other == Some(first)).then_some(first)
}

/// The fields that are lists of objects, with their positions.
fn lists<'a>(api: &'a Api, model: &'a Model) -> Vec<(u32, &'a Field)> {
    let is_of_objects = |(_, field): &(u32, &Field)| match api.resolve(&field.ty) {
        Type::List(item) => api.model(item).is_some() || is_union(api, item),
        _ => false,
    };
    positions(model).filter(is_of_objects).collect()
}

fn positions(model: &Model) -> impl Iterator<Item = (u32, &Field)> {
    (0..).zip(&model.fields)
}

fn is_list(api: &Api, field: &Field) -> bool {
    matches!(api.resolve(&field.ty), Type::List(_))
}

fn is_union(api: &Api, ty: &Type) -> bool {
    matches!(api.resolve(ty), Type::Named(id) if matches!(api.type_def(*id).kind, TypeKind::Union(_)))
}
