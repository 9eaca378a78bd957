import com.fasterxml.jackson.databind.ObjectMapper;
import com.intuit.ipp.core.Context;
import com.intuit.ipp.core.IEntity;
import com.intuit.ipp.core.ServiceType;
import com.intuit.ipp.data.*;
import com.intuit.ipp.exception.FMSException;
import com.intuit.ipp.security.OAuth2Authorizer;
import com.intuit.ipp.services.BatchOperation;
import com.intuit.ipp.services.CDCQueryResult;
import com.intuit.ipp.services.DataService;
import com.intuit.ipp.services.ReportService;
import com.intuit.ipp.util.Config;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A bookkeeping round trip through Intuit's Java SDK as it comes from Maven Central: JSON, with every body gzipped.
 *
 * <p>Arguments: base URL, company, access token. Prints one JSON object: what each step saw, or why it failed. A step
 * that fails does not end the others.
 */
public class RoundTrip {
  private interface Step {
    Object run() throws Exception;
  }

  private static final Map<String, Object> seen = new LinkedHashMap<>();
  private static DataService service;

  public static void main(String[] args) throws Exception {
    // The SDK leaves the port of an address out, but not that of a proxy.
    URI simulator = URI.create(args[0]);
    Config.setProperty(Config.BASE_URL_QBO, "http://quickbooks.example/v3/company");
    Config.setProperty(Config.PROXY_HOST, simulator.getHost());
    Config.setProperty(Config.PROXY_PORT, String.valueOf(simulator.getPort()));
    // Its own retries wait 30 s each; a refused connection would hide behind them.
    Config.setProperty(Config.RETRY_FIXED_COUNT, "1");
    Config.setProperty(Config.RETRY_FIXED_INTERVAL, "1");
    Context context = new Context(new OAuth2Authorizer(args[2]), ServiceType.QBO, args[1]);
    service = new DataService(context);
    String since = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ssXXX").format(new Date(System.currentTimeMillis() - 300_000));

    lists();
    sales();
    purchases();
    stock();
    changesAndBatches(since);
    files();
    reports(context);
    errors(context);
    service = new DataService(context);
    ends();
    System.out.println(new ObjectMapper().writeValueAsString(seen));
  }

  private static void step(String name, Step step) {
    try {
      seen.put(name, step.run());
    } catch (Throwable error) {
      seen.put(name, "FAILED " + reasonOf(error));
    }
  }

  private static String reasonOf(Throwable error) {
    if (error instanceof FMSException && ((FMSException) error).getErrorList() != null) {
      List<com.intuit.ipp.data.Error> errors = ((FMSException) error).getErrorList();
      if (!errors.isEmpty()) return errors.get(0).getCode() + " " + errors.get(0).getDetail();
    }
    return error + (error.getCause() == null ? "" : " / " + error.getCause());
  }

  private static Customer customer;
  private static Vendor vendor;
  private static Item hours;
  private static Item router;
  private static Account income;
  private static Account bank;
  private static Account expense;
  private static Account asset;
  private static Account costs;

  private static void lists() {
    step("create customer", () -> {
      Customer fresh = new Customer();
      fresh.setDisplayName("Zoë & Søn (Java)");
      fresh.setPrimaryEmailAddr(mail("zoe@example.com"));
      PhysicalAddress address = new PhysicalAddress();
      address.setLine1("1 Main Street");
      address.setCity("Aachen");
      fresh.setBillAddr(address);
      customer = service.add(fresh);
      return customer.getDisplayName();
    });
    step("sparse update of the customer", () -> {
      Customer change = new Customer();
      change.setId(customer.getId());
      change.setSyncToken(customer.getSyncToken());
      change.setSparse(true);
      change.setNotes("changed");
      customer = service.update(change);
      return List.of(customer.getSyncToken(), customer.getNotes(), customer.getBillAddr().getCity());
    });
    step("full update of the customer", () -> {
      customer = service.findById(customer);
      customer.setNotes("again");
      customer.setSparse(false);
      customer = service.update(customer);
      return List.of(customer.getSyncToken(), customer.getNotes(), customer.getBillAddr().getCity());
    });
    step("create vendor", () -> {
      Vendor fresh = new Vendor();
      fresh.setDisplayName("Summit Telecom");
      vendor = service.add(fresh);
      return vendor.getDisplayName();
    });
    step("query accounts and items", () -> {
      income = first("select * from Account where AccountSubType = 'ServiceFeeIncome'");
      bank = first("select * from Account where AccountType = 'Bank'");
      expense = first("select * from Account where AccountType = 'Expense'");
      asset = first("select * from Account where AccountSubType = 'Inventory'");
      costs = first("select * from Account where AccountType = 'Cost of Goods Sold'");
      hours = first("select * from Item where Name = 'Hours'");
      return List.of(income.getAccountType().value(), hours.getName());
    });
    step("create class and department", () -> {
      com.intuit.ipp.data.Class klass = new com.intuit.ipp.data.Class();
      klass.setName("Service");
      Department department = new Department();
      department.setName("North");
      return List.of(service.add(klass).getFullyQualifiedName(), service.add(department).getFullyQualifiedName());
    });
    step("find all of a list", () -> service.findAll(new PaymentMethod()).size() > 0);
    step("company info", () -> {
      CompanyInfo info = (CompanyInfo) service.findAll(new CompanyInfo()).get(0);
      return List.of(info.getCompanyName(), info.getCompanyAddr().getLine1() != null);
    });
    step("preferences", () -> {
      Preferences preferences = (Preferences) service.findAll(new Preferences()).get(0);
      return preferences.getCurrencyPrefs().isMultiCurrencyEnabled();
    });
  }

  private static Invoice invoice;
  private static Payment payment;
  private static CreditMemo memo;

  private static void sales() {
    step("create invoice", () -> {
      Invoice fresh = new Invoice();
      fresh.setDocNumber("JAVA-1");
      fresh.setCustomerRef(ref(customer.getId()));
      fresh.setBillEmail(mail("zoe@example.com"));
      fresh.getLine().add(salesLine(hours, "2", "150"));
      invoice = service.add(fresh);
      return List.of(invoice.getTotalAmt().intValue(), invoice.getBalance().intValue(), invoice.getLine().size());
    });
    step("sparse update of the invoice", () -> {
      Invoice change = new Invoice();
      change.setId(invoice.getId());
      change.setSyncToken(invoice.getSyncToken());
      change.setSparse(true);
      change.setPrivateNote("from Java");
      invoice = service.update(change);
      return List.of(invoice.getSyncToken(), invoice.getPrivateNote(), invoice.getTotalAmt().intValue());
    });
    step("full update of the invoice", () -> {
      invoice = service.findById(invoice);
      invoice.setSparse(false);
      invoice.setPrivateNote("read, modified, written");
      invoice = service.update(invoice);
      return List.of(invoice.getSyncToken(), invoice.getPrivateNote(), invoice.getTotalAmt().intValue());
    });
    step("create payment", () -> {
      payment = service.add(paymentOf(invoice.getId(), "120"));
      return service.findById(invoice).getBalance().intValue();
    });
    step("void payment", () -> {
      service.voidRequest(payment);
      return service.findById(invoice).getBalance().intValue();
    });
    step("delete payment", () -> {
      Payment other = service.add(paymentOf(invoice.getId(), "50"));
      return service.delete(other).getStatus().value();
    });
    step("create credit memo and apply it", () -> {
      CreditMemo fresh = new CreditMemo();
      fresh.setCustomerRef(ref(customer.getId()));
      fresh.getLine().add(salesLine(hours, "1", "100"));
      memo = service.add(fresh);
      Payment link = paymentOf(invoice.getId(), "100");
      link.setTotalAmt(BigDecimal.ZERO);
      link.getLine().add(linkLine("CreditMemo", memo.getId(), "100"));
      service.add(link);
      return List.of(service.findById(memo).getBalance().intValue(), service.findById(invoice).getBalance().intValue());
    });
    step("query with conditions", () -> {
      List<? extends IEntity> found =
          service.executeQuery("select * from Invoice where DocNumber = 'JAVA-1' and Balance > '10'").getEntities();
      return List.of(found.size(), ((Invoice) found.get(0)).getDocNumber());
    });
    step("count", () -> service.executeQuery("select count(*) from Customer").getTotalCount());
    step("PDF of the invoice", () -> {
      try (InputStream pdf = service.downloadPDF(invoice)) {
        return new String(pdf.readNBytes(5), StandardCharsets.US_ASCII);
      }
    });
    step("send the invoice", () -> service.sendEmail(invoice, "other@example.com").getEmailStatus().value());
    step("sales receipt", () -> {
      SalesReceipt receipt = new SalesReceipt();
      receipt.setCustomerRef(ref(customer.getId()));
      receipt.setDepositToAccountRef(ref(bank.getId()));
      receipt.getLine().add(salesLine(hours, "1", "80"));
      return List.of(service.add(receipt).getTotalAmt().intValue(), balance(bank));
    });
    step("refund receipt", () -> {
      RefundReceipt refund = new RefundReceipt();
      refund.setCustomerRef(ref(customer.getId()));
      refund.setDepositToAccountRef(ref(bank.getId()));
      refund.getLine().add(salesLine(hours, "1", "30"));
      return List.of(service.add(refund).getTotalAmt().intValue(), balance(bank));
    });
    step("estimate", () -> {
      Estimate estimate = new Estimate();
      estimate.setCustomerRef(ref(customer.getId()));
      estimate.getLine().add(salesLine(hours, "3", "100"));
      return List.of(service.add(estimate).getTotalAmt().intValue());
    });
  }

  private static Bill bill;

  private static void purchases() {
    step("create bill", () -> {
      Bill fresh = new Bill();
      fresh.setVendorRef(ref(vendor.getId()));
      fresh.setDocNumber("V-1");
      fresh.getLine().add(expenseLine("45.50"));
      bill = service.add(fresh);
      return List.of(bill.getTotalAmt().toPlainString(), bill.getBalance().toPlainString());
    });
    step("full update of the bill", () -> {
      bill = service.findById(bill);
      bill.setPrivateNote("checked");
      bill.setSparse(false);
      bill = service.update(bill);
      return List.of(bill.getSyncToken(), bill.getPrivateNote());
    });
    step("pay the bill", () -> {
      BillPayment paid = new BillPayment();
      paid.setVendorRef(ref(vendor.getId()));
      paid.setPayType(BillPaymentTypeEnum.CHECK);
      BillPaymentCheck check = new BillPaymentCheck();
      check.setBankAccountRef(ref(bank.getId()));
      paid.setCheckPayment(check);
      paid.setTotalAmt(new BigDecimal("45.50"));
      paid.getLine().add(linkLine("Bill", bill.getId(), "45.50"));
      service.add(paid);
      return service.findById(bill).getBalance().intValue();
    });
    step("vendor credit", () -> {
      VendorCredit credit = new VendorCredit();
      credit.setVendorRef(ref(vendor.getId()));
      credit.getLine().add(expenseLine("5"));
      return service.add(credit).getTotalAmt().intValue();
    });
    step("purchase in cash", () -> {
      Purchase purchase = new Purchase();
      purchase.setPaymentType(PaymentTypeEnum.CASH);
      purchase.setAccountRef(ref(bank.getId()));
      purchase.getLine().add(expenseLine("12.25"));
      return service.add(purchase).getTotalAmt().toPlainString();
    });
    step("purchase order", () -> {
      PurchaseOrder order = new PurchaseOrder();
      order.setVendorRef(ref(vendor.getId()));
      order.getLine().add(expenseLine("7"));
      return service.add(order).getPOStatus().value();
    });
    step("journal entry", () -> {
      JournalEntry entry = new JournalEntry();
      entry.getLine().add(journalLine(PostingTypeEnum.DEBIT, expense, "10"));
      entry.getLine().add(journalLine(PostingTypeEnum.CREDIT, bank, "10"));
      return service.add(entry).getLine().size();
    });
    step("transfer", () -> {
      Account savings = first("select * from Account where Name = 'Savings'");
      Transfer transfer = new Transfer();
      transfer.setFromAccountRef(ref(bank.getId()));
      transfer.setToAccountRef(ref(savings.getId()));
      transfer.setAmount(new BigDecimal("20"));
      service.add(transfer);
      return balance(savings);
    });
    step("time activity", () -> {
      Employee employee = new Employee();
      employee.setGivenName("Ada");
      employee.setFamilyName("Byron");
      TimeActivity time = new TimeActivity();
      time.setNameOf(TimeActivityTypeEnum.EMPLOYEE);
      time.setEmployeeRef(ref(service.add(employee).getId()));
      time.setCustomerRef(ref(customer.getId()));
      time.setHours(1);
      time.setMinutes(30);
      return service.add(time).getMinutes();
    });
    step("tax agency", () -> {
      TaxAgency agency = new TaxAgency();
      agency.setDisplayName("State Board");
      return service.add(agency).getDisplayName();
    });
  }

  private static void stock() {
    step("inventory item", () -> {
      Item item = new Item();
      item.setName("Router");
      item.setType(ItemTypeEnum.INVENTORY);
      item.setTrackQtyOnHand(true);
      item.setQtyOnHand(new BigDecimal("10"));
      item.setInvStartDate(new SimpleDateFormat("yyyy-MM-dd").parse("2020-01-01"));
      item.setAssetAccountRef(ref(asset.getId()));
      item.setExpenseAccountRef(ref(costs.getId()));
      Account product = first("select * from Account where AccountSubType = 'SalesOfProductIncome'");
      item.setIncomeAccountRef(ref(product.getId()));
      router = service.add(item);
      return router.getQtyOnHand().intValue();
    });
    step("bill of stock", () -> {
      ItemBasedExpenseLineDetail detail = new ItemBasedExpenseLineDetail();
      detail.setItemRef(ref(router.getId()));
      detail.setQty(new BigDecimal("5"));
      detail.setUnitPrice(new BigDecimal("4"));
      Line line = line(LineDetailTypeEnum.ITEM_BASED_EXPENSE_LINE_DETAIL, "20");
      line.setItemBasedExpenseLineDetail(detail);
      Bill fresh = new Bill();
      fresh.setVendorRef(ref(vendor.getId()));
      fresh.getLine().add(line);
      service.add(fresh);
      return service.findById(router).getQtyOnHand().intValue();
    });
    step("inventory adjustment", () -> {
      InventoryAdjustment adjustment = new InventoryAdjustment();
      adjustment.setAdjustAccountRef(ref(costs.getId()));
      adjustment.setTxnDate(new Date());
      ItemAdjustmentLineDetail detail = new ItemAdjustmentLineDetail();
      detail.setItemRef(ref(router.getId()));
      detail.setQtyDiff(new BigDecimal("-2"));
      Line line = new Line();
      line.setDetailType(LineDetailTypeEnum.ITEM_ADJUSTMENT_LINE_DETAIL);
      line.setItemAdjustmentLineDetail(detail);
      adjustment.getLine().add(line);
      service.add(adjustment);
      return service.findById(router).getQtyOnHand().intValue();
    });
  }

  private static void changesAndBatches(String since) {
    step("change data capture", () -> {
      List<CDCQueryResult> changes =
          service.executeCDCQuery(List.of(new Customer(), new Invoice(), new Payment(), new Budget()), since);
      Map<String, Integer> counts = new LinkedHashMap<>();
      changes.get(0).getQueryResults().forEach((name, result) -> counts.put(name, result.getEntities().size()));
      return counts;
    });
    step("batch", () -> {
      Customer second = new Customer();
      second.setDisplayName("From a batch");
      Customer taken = new Customer();
      taken.setDisplayName("From a batch");
      BatchOperation batch = new BatchOperation();
      batch.addEntity(second, OperationEnum.CREATE, "b1");
      batch.addQuery("select * from Invoice where DocNumber = 'JAVA-1'", "b2");
      batch.addEntity(taken, OperationEnum.CREATE, "b3");
      service.executeBatch(batch);
      return List.of(
          ((Customer) batch.getEntity("b1")).getDisplayName(),
          batch.getQueryResponse("b2").getEntities().size(),
          batch.getFault("b3").getError().get(0).getCode());
    });
  }

  private static void files() {
    step("upload", () -> {
      Attachable attachable = new Attachable();
      attachable.setFileName("receipt.txt");
      attachable.setContentType("text/plain");
      AttachableRef link = new AttachableRef();
      link.setEntityRef(typed("Invoice", invoice.getId()));
      attachable.getAttachableRef().add(link);
      byte[] content = "Zoë paid".getBytes(StandardCharsets.UTF_8);
      Attachable stored = service.upload(attachable, new ByteArrayInputStream(content));
      return List.of(stored.getFileName(), stored.getSize().intValue(), stored.getAttachableRef().size());
    });
    step("note without a file", () -> {
      Attachable note = new Attachable();
      note.setNote("called");
      return service.add(note).getNote();
    });
  }

  private static void reports(Context context) {
    step("profit and loss", () -> new ReportService(context).executeReport("ProfitAndLoss").getHeader().getReportName());
    step("balance sheet", () -> new ReportService(context).executeReport("BalanceSheet").getHeader().getReportName());
    step("aged receivables", () -> new ReportService(context).executeReport("AgedReceivables").getRows().getRow().size() > 0);
  }

  private static void errors(Context context) {
    refused("a missing customer", () -> service.add(new Invoice()));
    refused("an unknown id", () -> {
      Invoice unknown = new Invoice();
      unknown.setId("99999");
      return service.findById(unknown);
    });
    refused("a stale token", () -> {
      Customer stale = new Customer();
      stale.setId(customer.getId());
      stale.setSyncToken("0");
      stale.setSparse(true);
      stale.setNotes("late");
      return service.update(stale);
    });
    refused("a name that is taken", () -> {
      Customer taken = new Customer();
      taken.setDisplayName(customer.getDisplayName());
      return service.add(taken);
    });
    refused("a bad query", () -> service.executeQuery("select * from Invoice where Nonsense = 'x'"));
    refused("a wrong token", () -> {
      Context wrong = new Context(new OAuth2Authorizer("wrong"), ServiceType.QBO, context.getRealmID());
      return new DataService(wrong).findById(customer);
    });
    step("the same requestid twice", () -> {
      Context once = new Context(context.getAuthorizer(), ServiceType.QBO, context.getRealmID());
      // The SDK forgets it after each call.
      String requestId = UUID.randomUUID().toString();
      once.setRequestID(requestId);
      DataService repeating = new DataService(once);
      Customer third = new Customer();
      third.setDisplayName("Only once");
      String id = repeating.add(third).getId();
      once.setRequestID(requestId);
      return repeating.add(third).getId().equals(id);
    });
  }

  private static void ends() {
    step("void invoice", () -> {
      service.voidRequest(service.findById(invoice));
      Invoice stored = service.findById(invoice);
      return List.of(stored.getTotalAmt().intValue(), stored.getBalance().intValue());
    });
    step("delete invoice", () -> service.delete(service.findById(invoice)).getStatus().value());
    step("inactive customer", () -> {
      Customer gone = service.findById(customer);
      gone.setActive(false);
      gone.setSparse(true);
      return service.update(gone).isActive();
    });
  }

  private static void refused(String what, Step step) {
    step("refused: " + what, () -> {
      try {
        step.run();
      } catch (FMSException error) {
        return List.of(error.getClass().getSimpleName(), error.getErrorList().get(0).getCode());
      }
      throw new IllegalStateException("was taken");
    });
  }

  private static <T> T first(String query) throws FMSException {
    @SuppressWarnings("unchecked")
    T found = (T) service.executeQuery(query).getEntities().get(0);
    return found;
  }

  private static String balance(Account account) throws FMSException {
    return service.findById(account).getCurrentBalance().toPlainString();
  }

  private static ReferenceType ref(String id) {
    ReferenceType reference = new ReferenceType();
    reference.setValue(id);
    return reference;
  }

  private static ReferenceType typed(String type, String id) {
    ReferenceType reference = ref(id);
    reference.setType(type);
    return reference;
  }

  private static EmailAddress mail(String address) {
    EmailAddress mail = new EmailAddress();
    mail.setAddress(address);
    return mail;
  }

  private static Line line(LineDetailTypeEnum type, String amount) {
    Line line = new Line();
    line.setDetailType(type);
    line.setAmount(new BigDecimal(amount));
    return line;
  }

  private static Line salesLine(Item item, String quantity, String price) {
    SalesItemLineDetail detail = new SalesItemLineDetail();
    detail.setItemRef(ref(item.getId()));
    detail.setQty(new BigDecimal(quantity));
    detail.setUnitPrice(new BigDecimal(price));
    BigDecimal amount = new BigDecimal(quantity).multiply(new BigDecimal(price));
    Line line = line(LineDetailTypeEnum.SALES_ITEM_LINE_DETAIL, amount.toPlainString());
    line.setSalesItemLineDetail(detail);
    return line;
  }

  private static Line expenseLine(String amount) {
    AccountBasedExpenseLineDetail detail = new AccountBasedExpenseLineDetail();
    detail.setAccountRef(ref(expense.getId()));
    Line line = line(LineDetailTypeEnum.ACCOUNT_BASED_EXPENSE_LINE_DETAIL, amount);
    line.setAccountBasedExpenseLineDetail(detail);
    return line;
  }

  private static Line journalLine(PostingTypeEnum side, Account account, String amount) {
    JournalEntryLineDetail detail = new JournalEntryLineDetail();
    detail.setPostingType(side);
    detail.setAccountRef(ref(account.getId()));
    Line line = line(LineDetailTypeEnum.JOURNAL_ENTRY_LINE_DETAIL, amount);
    line.setJournalEntryLineDetail(detail);
    return line;
  }

  private static Line linkLine(String type, String id, String amount) {
    LinkedTxn link = new LinkedTxn();
    link.setTxnType(type);
    link.setTxnId(id);
    Line line = new Line();
    line.setAmount(new BigDecimal(amount));
    line.setLinkedTxn(new ArrayList<>(List.of(link)));
    return line;
  }

  private static Payment paymentOf(String invoiceId, String amount) {
    Payment payment = new Payment();
    payment.setCustomerRef(ref(customer.getId()));
    payment.setTotalAmt(new BigDecimal(amount));
    payment.getLine().add(linkLine("Invoice", invoiceId, amount));
    return payment;
  }
}
