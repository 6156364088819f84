// How long a test may hang before it counts as failed. No test asserts speed by it: on a busy machine of two cores everything takes long.
jest.setTimeout(180_000);
