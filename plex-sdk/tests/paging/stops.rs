//! Where lists end, whatever servers say about them: every item once, and no request without need.

use crate::list::{Asked, Sent, fetch, fetch_from, up_to};

/// What servers tell of a page, in every combination.
const TOLD: [(bool, bool); 4] = [(true, true), (true, false), (false, true), (false, false)];

/// A page of `len` items of a server that keeps to the parameters.
fn honest(len: usize, asked: Asked, (total, offset): (bool, bool)) -> Sent {
    tell(Sent::cut(len, asked.start, asked.size), len, asked.start, (total, offset))
}

fn tell(mut page: Sent, len: usize, start: usize, (total, offset): (bool, bool)) -> Sent {
    page.total = total.then_some(len);
    page.offset = offset.then_some(start);
    page
}

#[tokio::test]
async fn the_total_ends_a_list_without_one_more_request() {
    for told in [(true, true), (true, false)] {
        for (len, requests) in
            [(0, vec![0]), (9, vec![0]), (10, vec![0]), (25, vec![0, 10, 20]), (30, vec![0, 10, 20])]
        {
            let (items, starts) = fetch(10, move |asked| honest(len, asked, told)).await;
            assert_eq!((items, starts), (up_to(len), requests), "{told:?}");
        }
    }
}

#[tokio::test]
async fn without_a_total_an_empty_page_is_the_end() {
    for told in [(false, true), (false, false)] {
        for (len, requests) in [(0, vec![0]), (9, vec![0, 9]), (10, vec![0, 10]), (25, vec![0, 10, 20, 25])] {
            let (items, starts) = fetch(10, move |asked| honest(len, asked, told)).await;
            assert_eq!((items, starts), (up_to(len), requests), "{told:?}");
        }
    }
}

#[tokio::test]
async fn short_pages_of_a_server_with_a_limit_of_its_own_are_no_end() {
    for told in TOLD {
        let (items, starts) =
            fetch(10, move |asked| honest(20, Asked { size: asked.size.min(4), ..asked }, told)).await;
        assert_eq!(items, up_to(20), "{told:?}");
        assert_eq!(starts[..5], [0, 4, 8, 12, 16], "{told:?}");
    }
}

#[tokio::test]
async fn pages_that_are_larger_than_asked_are_taken_as_they_are() {
    for told in TOLD {
        let (items, _) = fetch(3, move |asked| honest(20, Asked { size: 8, ..asked }, told)).await;
        assert_eq!(items, up_to(20), "{told:?}");
    }
}

#[tokio::test]
async fn servers_that_ignore_the_parameters_give_every_item_once() {
    for told in TOLD {
        for len in [0, 1, 9, 10, 11, 35] {
            let (items, starts) = fetch(10, move |_| tell(Sent::cut(len, 0, len), len, 0, told)).await;
            assert_eq!(items, up_to(len), "{told:?}");
            assert!(starts.len() <= 2, "{told:?}: {starts:?}");
        }
    }
}

#[tokio::test]
async fn servers_that_ignore_a_start_set_by_the_user_give_the_rest() {
    for told in TOLD {
        let (items, _) = fetch_from(Some(5), 10, move |_| tell(Sent::cut(12, 0, 12), 12, 0, told)).await;
        assert_eq!(items, (5..12).collect::<Vec<_>>(), "{told:?}");
    }
    // No more than asked for, and no position: the total gives it away.
    let (items, starts) = fetch_from(Some(5), 10, |_| Sent::cut(8, 0, 8).total(8)).await;
    assert_eq!((items, starts), (vec![5, 6, 7], vec![5]));
}

#[tokio::test]
async fn servers_that_know_a_size_but_no_start_do_not_give_their_first_page_again() {
    for told in TOLD {
        let (items, starts) = fetch(10, move |asked| tell(Sent::cut(35, 0, asked.size), 35, 0, told)).await;
        assert_eq!((items, starts.len()), (up_to(10), 2), "{told:?}");
    }
}

#[tokio::test]
async fn an_offset_that_only_repeats_the_request_is_seen_through() {
    let (items, starts) = fetch(10, |asked| Sent::cut(10, 0, 10).offset(asked.start)).await;
    assert_eq!((items, starts.len()), (up_to(10), 2));
}

#[tokio::test]
async fn a_whole_list_that_changes_between_two_requests_is_known_again() {
    let (items, starts) = fetch(10, |asked| {
        let mut page = Sent::cut(9, 0, 9);
        page.items[asked.before % 9] = 100 + asked.before;
        page
    })
    .await;
    assert_eq!((items.len(), starts.len()), (9, 2));
}

#[tokio::test]
async fn what_a_whole_list_gained_between_two_requests_is_given() {
    let (items, _) = fetch(10, |asked| Sent::cut(9 + asked.before.min(2), 0, 20)).await;
    assert_eq!(items, up_to(11));
}

#[tokio::test]
async fn pages_that_overlap_give_every_item_once() {
    // A server that only begins pages at multiples of 8.
    for told in [(true, true), (false, true)] {
        let (items, _) = fetch(12, move |asked| {
            let start = asked.start / 8 * 8;
            tell(Sent::cut(30, start, asked.size), 30, start, told)
        })
        .await;
        assert_eq!(items, up_to(30), "{told:?}");
    }
}

#[tokio::test]
async fn a_server_that_stays_on_its_last_page_ends_the_list() {
    let (items, starts) = fetch(10, |asked| {
        let start = asked.start.min(15);
        Sent::cut(25, start, 10).offset(start)
    })
    .await;
    assert_eq!((items, starts), (up_to(25), vec![0, 10, 20, 25]));
}

#[tokio::test]
async fn a_list_that_grows_goes_on() {
    let grown = |asked: Asked| 20 + 6 * asked.before.min(3);
    let (items, _) = fetch(10, move |asked| honest(grown(asked), asked, (true, true))).await;
    assert_eq!(items, up_to(38));
}

#[tokio::test]
async fn a_list_that_shrinks_ends() {
    for told in TOLD {
        let left = |asked: Asked| if asked.before == 0 { 40 } else { 15 };
        let (items, _) = fetch(10, move |asked| honest(left(asked), asked, told)).await;
        assert_eq!(items, up_to(15), "{told:?}");
        let gone = |asked: Asked| if asked.before == 0 { 40 } else { 3 };
        let (items, starts) = fetch(10, move |asked| honest(gone(asked), asked, told)).await;
        assert_eq!((items, starts), (up_to(10), vec![0, 10]), "{told:?}");
    }
}

#[tokio::test]
async fn a_total_that_is_too_large_does_not_hold_up_the_end() {
    let (items, starts) = fetch(10, |asked| Sent::cut(12, asked.start, asked.size).total(1000)).await;
    assert_eq!((items, starts), (up_to(12), vec![0, 10, 12]));
}

#[tokio::test]
async fn a_total_below_what_the_page_has_is_not_believed() {
    for total in [0, 7] {
        let (items, _) = fetch(10, move |asked| honest(25, asked, (false, true)).total(total)).await;
        assert_eq!(items, up_to(25), "{total}");
    }
}
