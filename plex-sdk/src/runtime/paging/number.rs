//! The numbers that choose and describe pages, whichever of the number types a description gives them.

/// A parameter or field that holds a position or a number of items.
pub trait PageNumber {
    /// Its value, if it has one.
    fn get(&self) -> Option<i128>;

    /// Sets it; `false` when its type has no such number.
    fn set(&mut self, number: u64) -> bool;
}

macro_rules! page_number {
    ($($number:ty),+) => {$(
        impl PageNumber for $number {
            fn get(&self) -> Option<i128> {
                Some((*self).into())
            }

            fn set(&mut self, number: u64) -> bool {
                <$number>::try_from(number).map(|number| *self = number).is_ok()
            }
        }

        impl PageNumber for Option<$number> {
            fn get(&self) -> Option<i128> {
                self.map(i128::from)
            }

            fn set(&mut self, number: u64) -> bool {
                <$number>::try_from(number).map(|number| *self = Some(number)).is_ok()
            }
        }
    )+};
}

page_number!(i32, i64, u64);

/// A number that an answer tells about its page; `None` when it is absent or negative.
pub fn page_fact(number: &dyn PageNumber) -> Option<u64> {
    number.get().and_then(|number| u64::try_from(number).ok())
}
