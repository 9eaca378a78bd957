/** Goes on at once where there is nothing to wait for: a promise in each hook costs as much as the rest of it. */
export function andThen<Value, Result>(
  value: Value | Promise<Value>,
  step: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(step) : step(value);
}
