/** Starts what a page offers to who reads it. Without this script a page is whole, too. */

import { startCopies } from "./copies.js";
import { startFields } from "./fields.js";
import { startFrame } from "./frame.js";
import { slug } from "./page.js";
import { startProgress } from "./progress.js";
import { startWorkbook } from "./workbook.js";

startFrame();
if (slug) {
  startFields();
  startCopies();
  startWorkbook();
  startProgress();
  for (const end of document.querySelectorAll(".page-end")) end.hidden = false;
}
