import type { PlannerFieldError } from '@/lib/usecases/plan-request-query';
import type { PlannerFields } from '@/lib/usecases/planner-fields';
import { useBrowserZone } from '../../../_planner/use-browser-zone';
import { ZoneInput } from '../../../_planner/zone-input';

interface ZoneFieldProps {
  readonly fields: PlannerFields;
  readonly savedZone: string;
  readonly errors: readonly PlannerFieldError[];
  readonly zones: readonly string[];
  readonly onChange: (changed: Partial<PlannerFields>) => void;
}

/** Whose clock the study times mean, and what another one does to the plan. */
export function ZoneField({ fields, savedZone, errors, zones, onChange }: ZoneFieldProps) {
  const device = useBrowserZone();
  const { zone } = fields;
  return (
    <div className="col-span-2 min-w-0 lg:col-span-1">
      <ZoneInput
        fields={fields}
        errors={errors}
        zones={zones}
        onChange={onChange}
        hintId="zone-hint"
      />
      <p id="zone-hint" className="mt-1 text-sm text-ink-soft">
        {zone === savedZone
          ? 'Moved? With another zone your study times mean its clock from now on.'
          : `From now on your study times mean the clock of ${zone}. What is over stays at the moment it happened, and is shown in that time.`}
      </p>
      {device !== null && device !== zone && zones.includes(device) && (
        <button
          type="button"
          className="button button-quiet -ml-2"
          onClick={() => onChange({ zone: device })}
        >
          Use {device}, as this device does
        </button>
      )}
    </div>
  );
}
