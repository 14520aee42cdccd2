//! What the user said on the command line.

use std::ffi::OsString;

pub const HELP: &str = "\
Goes the whole way to a Plex server: signs in to plex.tv, connects to a server of
the account, shows its libraries and what plays, and follows what happens there.

Usage: plex [OPTIONS] [SERVER]

  SERVER        name or machine identifier of the server; asked for when there
                are several

  --mock        use servers for tests, which need neither account nor network
  --sign-out    make the sign-in invalid and forget it
  -h, --help    show this

The sign-in is kept in plex-sdk-example/secrets.json in the folder for settings,
which only you may read. Ctrl-C ends the program.
";

/// What the user wants.
#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    Help,
    SignOut,
    Show { server: Option<String>, mock: bool },
}

impl Wish {
    /// Reads the arguments, without the name of the program.
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let (mut server, mut mock, mut sign_out, mut only_names) = (None, false, false, false);
        for argument in arguments {
            let argument = argument.into_string().map_err(|_| "An argument is not in UTF-8.".to_owned())?;
            match argument.as_str() {
                "-h" | "--help" if !only_names => return Ok(Self::Help),
                "--mock" if !only_names => mock = true,
                "--sign-out" if !only_names => sign_out = true,
                "--" if !only_names => only_names = true,
                option if option.starts_with('-') && !only_names => {
                    return Err(format!("There is no option {option}; see --help."));
                }
                _ if server.is_some() => {
                    return Err("Only one server can be named; put a name with spaces in quotes.".to_owned());
                }
                _ => server = Some(argument),
            }
        }
        match sign_out {
            true if mock || server.is_some() => Err("--sign-out goes without anything else.".to_owned()),
            true => Ok(Self::SignOut),
            false => Ok(Self::Show { server, mock }),
        }
    }
}
