use crate::ir::{Server, ServerVariable};

/// Servers with their variables, in document order.
pub(super) fn lower(servers: &[openapiv3::Server]) -> Vec<Server> {
    servers.iter().map(server).collect()
}

fn server(server: &openapiv3::Server) -> Server {
    let variable = |(name, variable): (&String, &openapiv3::ServerVariable)| ServerVariable {
        name: name.clone(),
        default: variable.default.clone(),
        values: variable.enumeration.clone(),
        description: variable.description.clone().unwrap_or_default(),
    };
    Server {
        url: server.url.clone(),
        description: server.description.clone().unwrap_or_default(),
        variables: server.variables.iter().flatten().map(variable).collect(),
    }
}
