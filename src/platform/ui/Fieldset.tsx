import type { ComponentChildren } from 'preact'

/** Several fields that belong together, under one heading. */
export const Fieldset = ({
  legend,
  children,
}: {
  legend: ComponentChildren
  children: ComponentChildren
}) => (
  <fieldset class="field">
    <legend class="legend-large">{legend}</legend>
    {children}
  </fieldset>
)
