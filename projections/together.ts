/** Carries out pieces of work that need nothing of one another, and tells what each comes to. */
export type Together = <const Works extends readonly (() => unknown)[]>(
  ...works: Works
) => { readonly [Place in keyof Works]: ReturnType<Works[Place]> };

/** Where everything is at hand there is nothing to ask for together. */
export const oneAfterAnother = ((...works: readonly (() => unknown)[]) => works.map((work) => work())) as Together;
