/** The fields of a form as a browser would send it back unchanged. */
export function fieldsOf(form: string): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [input, name = ''] of form.matchAll(/<input[^>]*?name="([^"]*)"[^>]*>/g)) {
    const isChosen = !/type="(checkbox|radio|file|search)"/.test(input) || / checked/.test(input)
    if (isChosen) fields.append(name, / value="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*?name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields.append(
      name,
      /<option[^>]*?value="([^"]*)"[^>]* selected/.exec(options)?.[1] ??
        /value="([^"]*)"/.exec(options)?.[1] ??
        '',
    )
  return fields
}
