import "@mantine/core/styles.layer.css";
import "@mantine/dates/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "../ui/global.css";
import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { createRoot } from "react-dom/client";
import { Router } from "wouter";
import type { Desktop } from "../../shared/desktop.ts";
import { applyTypeSize, colorScheme } from "../ui/appearance.ts";
import { type EngineLink, PortsProvider } from "../ui/engine.tsx";
import { cssVariables, theme } from "../ui/theme.ts";
import { DefectBoundary } from "./defect-boundary.tsx";
import { watchDefects } from "./defect-watch.ts";
import { Gate } from "./gate.tsx";
import { useHashPath, useHashSearch } from "./hash-location.ts";
import { ElsewherePage } from "./standing-pages.tsx";

/** Shows the program in `element`, over the given engine and shell. */
export function mount(element: HTMLElement, ports: { readonly engine: EngineLink; readonly desktop: Desktop }): void {
  dayjs.locale("zh-cn");
  applyTypeSize();
  watchDefects();
  createRoot(element).render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorScheme} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: "zh-cn", firstDayOfWeek: 1 }}>
        {/* Over the navigation's foot: at the right stand the buttons that somebody may be about to press. */}
        <Notifications position="bottom-left" autoClose={6000} />
        <DefectBoundary>
          <PortsProvider engine={ports.engine} desktop={ports.desktop}>
            <Router hook={useHashPath} searchHook={useHashSearch}>
              <Gate />
            </Router>
          </PortsProvider>
        </DefectBoundary>
      </DatesProvider>
    </MantineProvider>,
  );
}

/** Another window of this browser has the desk: says so, and nothing of the desk is opened. */
export function mountElsewhere(element: HTMLElement): void {
  applyTypeSize();
  createRoot(element).render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorScheme} defaultColorScheme="auto">
      <ElsewherePage onRetry={() => window.location.reload()} />
    </MantineProvider>,
  );
}
