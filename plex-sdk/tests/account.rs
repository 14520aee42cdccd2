//! What an account can do: passwords, second factors, the check of a token, signing out, users of a Plex Home.

use plex_sdk::mock::MockServer;
use plex_sdk::operations::{GetTokenDetails, ListHomeUsers, PostUsersSignInData, SignOut, SwitchToHomeUser};
use plex_sdk::{AccountError, Password, PasswordOutcome, PlexAccount, PlexApi, TokenState};
use serde_json::json;

const TOKEN: &str = "canary-account-token";

async fn plex_tv() -> (MockServer, PlexApi) {
    let server = MockServer::start().await.unwrap();
    let app = server.client_builder().client_identifier("installation").build().unwrap();
    (server, app)
}

async fn signed_in() -> (MockServer, PlexAccount) {
    let (server, app) = plex_tv().await;
    (server, PlexAccount::with_token(&app, TOKEN).unwrap())
}

fn refusal(code: i64, message: &str) -> String {
    json!({ "errors": [{ "code": code, "message": message, "status": 401 }] }).to_string()
}

fn password() -> Password {
    Password::new("ada", "canary-password")
}

#[tokio::test]
async fn a_password_signs_in() {
    let (server, app) = plex_tv().await;
    server.on::<PostUsersSignInData>().json(json!({ "id": 1, "uuid": "u", "authToken": TOKEN })).status(201);
    let outcome = PlexAccount::sign_in_with_password(&app, password().remember(true)).await.unwrap();
    let PasswordOutcome::SignedIn(account) = outcome else { panic!("{outcome:?}") };
    assert_eq!(account.token().await.unwrap().expose(), TOKEN);
    let form = server.calls()[0].form();
    let sent: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(sent, [("login", "ada"), ("password", "canary-password"), ("rememberMe", "true")]);
    assert!(!format!("{:?}", password().code("canary-code")).contains("canary"));
}

#[tokio::test]
async fn a_second_factor_is_asked_for() {
    let (server, app) = plex_tv().await;
    server.on::<PostUsersSignInData>().json(refusal(1029, "Please enter the verification code")).status(401);
    let outcome = PlexAccount::sign_in_with_password(&app, password()).await.unwrap();
    assert!(matches!(outcome, PasswordOutcome::CodeNeeded));
    let outcome = PlexAccount::sign_in_with_password(&app, password().code("123456")).await;
    assert!(matches!(outcome, Err(AccountError::WrongCode)), "{outcome:?}");
    assert!(server.calls()[1].form().contains(&("verificationCode".to_owned(), "123456".to_owned())));
}

#[tokio::test]
async fn a_wrong_password_is_told_from_other_failures() {
    let (server, app) = plex_tv().await;
    server.on::<PostUsersSignInData>().json(refusal(1001, "User could not be authenticated")).status(401);
    let error = PlexAccount::sign_in_with_password(&app, password()).await.unwrap_err();
    assert!(matches!(error, AccountError::WrongPassword), "{error}");
    server.on::<PostUsersSignInData>().status(429);
    let error = PlexAccount::sign_in_with_password(&app, password()).await.unwrap_err();
    assert!(matches!(&error, AccountError::Call(error) if error.status().unwrap() == 429), "{error}");
    server.on::<PostUsersSignInData>().json(json!({ "id": 1, "uuid": "u" })).status(201);
    let error = PlexAccount::sign_in_with_password(&app, password()).await.unwrap_err();
    assert!(matches!(error, AccountError::Missing(_)), "{error}");
    assert!(!format!("{error} {error:?}").contains("canary"));
}

#[tokio::test]
async fn only_plex_tv_says_that_a_token_is_invalid() {
    let (server, account) = signed_in().await;
    let TokenState::Valid(user) = account.check_token().await.unwrap() else { panic!() };
    assert_eq!(user.username.as_deref(), Some("ada"));

    server.on::<GetTokenDetails>().status(401);
    assert!(matches!(account.check_token().await, Ok(TokenState::Invalid)));
    let invalid = json!({ "errors": [{ "message": "Invalid token", "status": 422 }] });
    server.on::<GetTokenDetails>().json(invalid).status(422);
    assert!(matches!(account.check_token().await, Ok(TokenState::Invalid)));
    server.on::<GetTokenDetails>().status(498);
    assert!(matches!(account.check_token().await, Ok(TokenState::Expired)));

    for status in [400, 403, 404, 422, 429, 500, 502, 503] {
        server.on::<GetTokenDetails>().json(json!({ "errors": [{ "message": "Busy" }] })).status(status);
        let error = account.check_token().await.unwrap_err();
        assert!(matches!(&error, AccountError::Call(error) if error.status().unwrap() == status), "{error}");
    }
    drop(server);
    assert!(matches!(account.check_token().await, Err(AccountError::Call(_))));
}

#[tokio::test]
async fn signing_out_is_done_when_the_token_is_gone() {
    for status in [204, 401] {
        let (server, account) = signed_in().await;
        server.on::<SignOut>().status(status);
        account.sign_out().await.unwrap();
        assert_eq!(server.calls_of::<SignOut>()[0].header("x-plex-token"), Some(TOKEN));
    }
    let (server, account) = signed_in().await;
    server.on::<SignOut>().status(503);
    assert!(matches!(account.sign_out().await, Err(AccountError::Call(_))));
}

#[tokio::test]
async fn users_of_a_plex_home_are_switched_to() {
    let (server, account) = signed_in().await;
    let users = account.home_users().await.unwrap();
    assert_eq!(users.len(), 2);
    assert_eq!(server.calls_of::<ListHomeUsers>()[0].header("x-plex-token"), Some(TOKEN));
    let byron = users.iter().find(|user| user.title.as_deref() == Some("Byron")).unwrap();

    let answer = json!({ "id": 2, "uuid": "b", "authToken": "canary-of-byron" });
    server.on::<SwitchToHomeUser>().json(answer).status(201);
    let uuid = byron.uuid.as_deref().unwrap();
    let theirs = account.switch_to(uuid, Some("1926".into())).await.unwrap();
    let call = &server.calls_of::<SwitchToHomeUser>()[0];
    assert_eq!((call.path_parameter("uuid"), call.query("pin")), (Some(uuid), Some("1926")));
    theirs.plex_tv().account().get_token_details().await.unwrap();
    let call = &server.calls_of::<GetTokenDetails>()[0];
    assert_eq!(call.header("x-plex-token"), Some("canary-of-byron"));
    assert_eq!(account.token().await.unwrap().expose(), TOKEN, "this one stays");

    server.on::<SwitchToHomeUser>().json(refusal(1041, "A valid PIN is required")).status(401);
    let error = account.switch_to(uuid, None).await.unwrap_err();
    assert!(matches!(error, AccountError::WrongHomePin), "{error}");
    server.on::<SwitchToHomeUser>().json(refusal(1001, "User could not be authenticated")).status(401);
    let error = account.switch_to(uuid, None).await.unwrap_err();
    assert!(matches!(error, AccountError::Call(_)), "{error}");
}
