/**
 * The Reconciliation Service API 0.2 and its pages. How names are matched is decided in {@code names.match}. It calls
 * everything but {@code app}.
 */
package selon.pages.reconcile;
