import { fill, h, newId } from './dom.js';
import { onServer, server } from './server.js';

/** A choice among the server's resources; where there is only the default one, nobody is asked and `chosen()` is ''. */
export function resourceChoice(onchange = () => {}) {
  const id = newId('resource');
  const select = h('select', { id, onchange: () => onchange(select.value) });
  const element = h('div', { class: 'field resource', hidden: true }, h('label', { for: id, class: 'heading' }, 'Resource'), select);
  const offer = ({ resources }) => {
    const before = select.value;
    fill(select, resources.map((resource) => h('option', { value: resource.id }, resource.name)));
    select.value = resources.some(({ id: known }) => known === before) ? before : resources[0].id;
    element.hidden = resources.length < 2;
  };
  onServer(offer);
  const ready = server().then(offer).catch(() => {});
  return {
    element,
    chosen: () => (element.hidden ? '' : select.value),
    async choose(resource) {
      await ready;
      select.value = resource || select.options[0]?.value;
    },
  };
}
