use super::{Response, Shape, extra_ident, is_optional, response, snake_ident};
use crate::ir::{Api, Field, Model, Operation, Type};

/// How Rust gets at the pages of an operation.
#[derive(Clone, Debug)]
pub struct Pages<'a> {
    /// The type of an item.
    pub item: &'a Type,
    /// The field of the operation with the position of the first item.
    pub start: String,
    /// The field of the operation with the greatest number of items.
    pub size: String,
    /// The fields that lead from the output of a call to the object with the list, each with whether it is an
    /// `Option`; the first has no name where the output itself is an `Option`.
    pub steps: Vec<(String, bool)>,
    /// The list; `None` when the output is it.
    pub list: Option<PageList<'a>>,
}

/// The list of an answer and what stands beside it.
#[derive(Clone, Debug)]
pub struct PageList<'a> {
    /// The field with the list.
    pub ident: String,
    /// Its name on the wire.
    pub wire: &'a str,
    /// The field with what was received beside the declared fields.
    pub extra: &'static str,
    /// The field that tells how many items the whole list has.
    pub total: Option<String>,
    /// The field that tells the position of the first item.
    pub offset: Option<String>,
    /// The field that tells how many things the answer has.
    pub count: Option<String>,
}

/// How Rust gets at the pages of `operation`; `None` when its list does not come in pages.
pub fn pages<'a>(api: &'a Api, operation: &'a Operation) -> Option<Pages<'a>> {
    let paging = operation.paging.as_ref()?;
    let (ty, mut steps) = match response(api, operation) {
        Response::One(Shape::Json(ty) | Shape::Xml(ty)) => (ty, Vec::new()),
        Response::Maybe(Shape::Json(ty) | Shape::Xml(ty)) => (ty, vec![(String::new(), true)]),
        _ => return None,
    };
    let param = |position: u32| Some(snake_ident(&operation.params.get(position as usize)?.name));
    let (start, size) = (param(paging.start)?, param(paging.size)?);
    let Some(items) = paging.items else {
        return Some(Pages { item: item(api, ty)?, start, size, steps, list: None });
    };
    let mut model = api.model(ty)?;
    if let Some(envelope) = paging.envelope {
        let field = field(model, envelope)?;
        let is_option = field.recursive || is_optional(api, &field.ty, field.required && !field.nullable);
        steps.push((snake_ident(&field.name), is_option));
        model = api.model(&field.ty)?;
    }
    let list = field(model, items)?;
    let ident = |position: Option<u32>| Some(snake_ident(&field(model, position?)?.name));
    let (total, offset, count) = (ident(paging.total), ident(paging.offset), ident(paging.count));
    let extra = extra_ident(model);
    let page = PageList { ident: snake_ident(&list.name), wire: &list.wire, extra, total, offset, count };
    Some(Pages { item: item(api, &list.ty)?, start, size, steps, list: Some(page) })
}

fn field(model: &Model, position: u32) -> Option<&Field> {
    model.fields.get(position as usize)
}

fn item<'a>(api: &'a Api, list: &'a Type) -> Option<&'a Type> {
    match api.resolve(list) {
        Type::List(item) => Some(item),
        _ => None,
    }
}
