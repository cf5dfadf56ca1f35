import type { FeedAddresses } from '@/lib/usecases/feed-addresses';
import { QrCode } from './qr-code';

interface OtherDeviceProps {
  readonly addresses: FeedAddresses;
}

/** The same feed for a phone beside the computer, and as a file for what takes no address. */
export function OtherDevice({ addresses: { https, webcal } }: OtherDeviceProps) {
  return (
    <aside aria-labelledby="other-device" className="grid content-start gap-8 lg:px-5">
      <section>
        <h3 id="other-device" className="text-xl font-semibold">
          On another device
        </h3>
        <div className="mt-3 grid gap-4 min-[30rem]:grid-cols-[9rem_minmax(0,1fr)]">
          <QrCode
            text={webcal}
            label="QR code of the calendar’s address, to subscribe on an iPhone or iPad"
          />
          <p className="text-sm">
            <span className="block font-semibold">iPhone or iPad</span>
            Point the camera at the code and open the link; Calendar asks whether to subscribe.
          </p>
        </div>
        <details className="group/android mt-3">
          <summary className="link inline-flex min-h-9 items-center text-sm">Android phone</summary>
          <div className="mt-2 grid gap-4 min-[30rem]:grid-cols-[9rem_minmax(0,1fr)]">
            <QrCode
              text={https}
              label="QR code of the calendar’s address, to copy it to an Android phone"
            />
            <p className="text-sm">
              Google’s app cannot add an address, but shows what was added on a computer. Other apps
              can, such as ICSx⁵: scan the code, copy the address and add it there.
            </p>
          </div>
        </details>
      </section>
      <section>
        <h3 className="text-lg font-semibold">As a file</h3>
        <p className="mt-1 text-sm text-ink-soft">A file does not follow later changes.</p>
        <a href={https} download className="link inline-flex min-h-9 items-center">
          Download (.ics)
        </a>
      </section>
    </aside>
  );
}
