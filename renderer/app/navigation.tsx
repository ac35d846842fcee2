import {
  IconArrowsExchange,
  IconClipboardList,
  IconEye,
  IconLayoutDashboard,
  IconPencilPlus,
  IconSettings,
  IconShieldLock,
  IconTable,
  IconUrgent,
} from "@tabler/icons-react";
import { Link, useLocation } from "wouter";
import type { DeskStatus } from "../engine/api/desk-api.ts";
import type { WorkTable } from "../engine/api/worktable-api.ts";
import { useQuery } from "../ui/engine.tsx";
import { momentWords } from "../ui/format.ts";
import { paths } from "../ui/paths.ts";
import classes from "./shell.module.css";
import { strings } from "./strings.ts";

/** The rooms that exist, with what waits in each, and the last backup. */
export function Navigation({ desk, work }: { readonly desk: DeskStatus; readonly work: WorkTable | undefined }) {
  const [location] = useLocation();
  const district = desk.office?.level === "district";
  const near = work ? work.overdue + work.threeDays : 0;
  const waiting = work ? (district ? work.arrived.length : work.toExport.petitions) : 0;
  const urgent = useQuery("urgentMatters", undefined, ["petitions", "status"]).data ?? [];
  const supervisions = useQuery("supervisions", undefined, ["petitions", "status"]).data ?? [];
  const asked = supervisions.filter(({ answeredOn }) => answeredOn === null);
  const rooms = [
    {
      to: paths.desk,
      base: "/",
      name: strings.rooms.desk,
      icon: IconLayoutDashboard,
      count: near,
      alert: (work?.overdue ?? 0) > 0,
    },
    { to: paths.intake, base: "/intake", name: strings.rooms.intake, icon: IconPencilPlus, count: 0, alert: false },
    { to: paths.ledger(), base: "/ledger", name: strings.rooms.ledger, icon: IconTable, count: 0, alert: false },
    {
      to: paths.urgent,
      base: "/urgent",
      name: strings.rooms.urgent,
      icon: IconUrgent,
      count: urgent.length,
      alert: urgent.some(({ notTold }) => notTold.length > 0),
    },
    ...(district || asked.length > 0
      ? [
          {
            to: paths.supervision(),
            base: "/supervision",
            name: strings.rooms.supervision,
            icon: IconEye,
            count: asked.length,
            alert: asked.some(({ daysLeft }) => daysLeft !== null && daysLeft < 0),
          },
        ]
      : []),
    { to: paths.ledgers, base: "/ledgers", name: strings.rooms.ledgers, icon: IconClipboardList, count: 0, alert: false },
    {
      to: paths.accusations,
      base: "/accusation",
      name: strings.rooms.accusations,
      icon: IconShieldLock,
      count: 0,
      alert: false,
    },
    {
      to: paths.exchange(district ? "receive" : "send"),
      base: "/exchange",
      name: district ? strings.rooms.exchangeDistrict : strings.rooms.exchangeTownship,
      icon: IconArrowsExchange,
      count: waiting,
      alert: false,
    },
    { to: paths.settings(), base: "/settings", name: strings.rooms.settings, icon: IconSettings, count: 0, alert: false },
  ];
  return (
    <nav className={classes.navigation} aria-label={strings.navigation}>
      <ul className={classes.rooms}>
        {rooms.map((room) => (
          <li key={room.base}>
            <Link href={room.to} className={classes.room} aria-current={isIn(location, room.base) ? "page" : undefined}>
              <room.icon size={18} stroke={1.6} aria-hidden="true" />
              {room.name}
              {room.count > 0 && (
                <span className={classes.count} data-alert={room.alert || undefined}>
                  {room.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <div className={classes.foot} data-alert={desk.lastBackup === null || undefined}>
        {desk.lastBackup ? strings.lastBackup(momentWords(desk.lastBackup, desk.today)) : strings.neverBackedUp}
        {desk.lastBackup === null && (
          <>
            {" · "}
            <Link href={paths.exchange("backup")}>{strings.backUpNow}</Link>
          </>
        )}
      </div>
    </nav>
  );
}

function isIn(location: string, base: string): boolean {
  if (base === "/") return location === "/";
  if (base === "/settings" && location === paths.rules) return true;
  if (base === "/ledger" && location.startsWith("/petition/")) return true;
  return location === base || location.startsWith(`${base}/`);
}
