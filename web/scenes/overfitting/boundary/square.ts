/** The plane is seen within ±6 on both axes: the core's own square, as a unit test holds. */
export const SIDE = 6;
export const SPAN = [-SIDE, SIDE, -SIDE, SIDE] as const;
