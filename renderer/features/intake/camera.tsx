import { Button, Group, Modal, Select, Stack } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import classes from "./intake.module.css";
import { strings } from "./strings.ts";

/** `20261120-153012`: tells one photograph from the next, says nothing of a person. */
export function fileStamp(now: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

/**
 * Takes one photograph after another from a camera or a 高拍仪 (which is a camera). The stream ends with the window;
 * a picture is only handed over when it was looked at and kept.
 */
export function Camera({ onPhoto, onClose }: { readonly onPhoto: (file: File) => void; readonly onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [device, setDevice] = useState<string | null>(null);
  const [devices, setDevices] = useState<readonly { readonly value: string; readonly label: string }[]>([]);
  const [denied, setDenied] = useState(false);
  const [taken, setTaken] = useState<{ readonly blob: Blob; readonly address: string } | null>(null);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let live = true;
    const wanted: MediaTrackConstraints = {
      width: { ideal: 2592 },
      height: { ideal: 1944 },
      ...(device ? { deviceId: { exact: device } } : {}),
    };
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
        if (!live) {
          for (const track of stream.getTracks()) track.stop();
          return;
        }
        if (video.current) video.current.srcObject = stream;
        const all = await navigator.mediaDevices.enumerateDevices();
        setDevices(
          all
            .filter((one) => one.kind === "videoinput" && one.deviceId !== "")
            .map((one, place) => ({ value: one.deviceId, label: one.label || `${strings.cameraDevice} ${place + 1}` })),
        );
      } catch {
        if (live) setDenied(true);
      }
    };
    void start();
    return () => {
      live = false;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [device]);

  useEffect(() => {
    if (!taken) return;
    return () => URL.revokeObjectURL(taken.address);
  }, [taken]);

  const take = () => {
    const picture = video.current;
    if (!picture || picture.videoWidth === 0) return;
    const canvas = document.createElement("canvas");
    canvas.width = picture.videoWidth;
    canvas.height = picture.videoHeight;
    canvas.getContext("2d")?.drawImage(picture, 0, 0);
    canvas.toBlob((blob) => blob && setTaken({ blob, address: URL.createObjectURL(blob) }), "image/jpeg", 0.9);
  };

  const keep = () => {
    if (!taken) return;
    onPhoto(new File([taken.blob], strings.photoName(fileStamp(new Date())), { type: "image/jpeg" }));
    setTaken(null);
  };

  return (
    <Modal opened onClose={onClose} size="lg" title={strings.cameraTitle} closeButtonProps={{ "aria-label": strings.cancel }}>
      <Stack gap="sm">
        {denied && <ErrorNotice happened={strings.cameraDenied} />}
        {!denied && taken && <img src={taken.address} alt={strings.cameraTitle} className={classes.video} />}
        {!denied && (
          <video
            ref={video}
            autoPlay
            muted
            playsInline
            className={classes.video}
            style={taken ? { display: "none" } : undefined}
          />
        )}
        <Group justify="space-between">
          {devices.length > 1 ? (
            <Select
              size="xs"
              aria-label={strings.cameraDevice}
              data={[...devices]}
              value={device ?? devices[0]?.value ?? null}
              onChange={setDevice}
            />
          ) : (
            <span />
          )}
          <Group gap="xs">
            {taken ? (
              <>
                <Button variant="default" onClick={() => setTaken(null)}>
                  {strings.cameraAgain}
                </Button>
                <Button onClick={keep} data-autofocus>
                  {strings.cameraKeep}
                </Button>
              </>
            ) : (
              <Button onClick={take} disabled={denied} data-autofocus>
                {strings.cameraTake}
              </Button>
            )}
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}
