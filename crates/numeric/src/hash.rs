//! A fingerprint of bytes: the same on every platform and in every version.

/// The 128-bit FNV-1a hash of the bytes given to it so far.
///
/// It tells apart what differs by accident, not by design: it does not resist an adversary.
///
/// The standard library's hashers may change between its versions, so that a fingerprint or a seed made from one could not be published.
///
/// # Example
///
/// ```
/// use darkfigure_numeric::hash::Fnv;
///
/// let mut hash = Fnv::new();
/// hash.bytes(b"a");
/// // RFC 9923, the value of FNV1a-128 for "a".
/// assert_eq!(hash.digest(), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
/// ```
///
/// # References
/// Fowler, Noll, Vo and Eastlake, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fnv(u128);

impl Fnv {
    /// The hash of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Go on with these bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    /// Go on with a number as eight bytes, the lowest first.
    pub fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    /// The hash of everything so far.
    #[must_use]
    pub const fn digest(self) -> u128 {
        self.0
    }
}

impl Default for Fnv {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::Fnv;

    #[test]
    fn the_hash_of_nothing_is_the_published_offset() {
        // RFC 9923, the value of FNV1a-128 for "".
        assert_eq!(Fnv::default().digest(), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
    }

    #[test]
    fn bytes_and_numbers_go_on_from_where_it_stood() {
        let of = |parts: &[&[u8]]| {
            let mut hash = Fnv::new();
            parts.iter().for_each(|part| hash.bytes(part));
            hash.digest()
        };
        // RFC 9923, the value of FNV1a-128 for "foobar".
        assert_eq!(of(&[b"foobar"]), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
        assert_eq!(of(&[b"foo", b"", b"bar"]), of(&[b"foobar"]));
        let mut hash = Fnv::new();
        hash.number(0x0807_0605_0403_0201);
        assert_eq!(hash.digest(), of(&[&[1, 2, 3, 4, 5, 6, 7, 8]]));
    }
}
