// The form of a standup note: draws its field and reads it back.
import { textField } from '../../blocks/form.ts';
import { form } from '../../blocks/form-reader.ts';
import { en } from './messages.ts';
import { limits } from './model.ts';

export const noteForm = form({
  note: textField({
    label: en.form.note,
    placeholder: en.form.placeholder,
    max: limits.note,
    multiline: true,
    focus: true,
  }),
});
