/** Ways on from here, as a list of links. */
export function Linkliste({
  art,
  links,
}: {
  art?: 'liste' | 'aktionen'
  links: readonly { text: string; adresse: string }[]
}) {
  return (
    <ul className={art}>
      {links.map((a) => (
        <li key={a.adresse}>
          <a className="kern-link" href={a.adresse}>
            {a.text}
          </a>
        </li>
      ))}
    </ul>
  )
}
